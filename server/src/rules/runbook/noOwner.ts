import { runbookSectionsOf } from "../../lexicon/runbookSections";
import type { EffectiveConfig } from "../../config/effective";
import type { DocumentModel } from "../../model/document";
import { message } from "../../text/message";
import type { TextEdit } from "../../text/span";
import { frontMatterLine, insertField } from "../insert";
import { fieldLabel } from "../names";
import { headOf } from "../place";
import type { Rule } from "../rule";
import { boldTitles } from "./boldTitles";

/** Nobody is named who keeps the runbook true. */
export const runbookNoOwner: Rule = {
  code: "runbook/no-owner",
  severity: "info",
  onByDefault: false,
  kinds: ["runbook"],
  absence: true,
  *check(model, { config }) {
    if (model.runbook === undefined || model.runbook.deprecated || namesOwner(model, config)) return;
    const label = fieldLabel("owner", model.language);
    yield {
      span: headOf(model),
      message: message(
        "Nobody is named who keeps this runbook up to date. When a step fails at night, nobody knows whom to ask, and nobody mends it. Name a team or a person.",
      ),
      fixes: [{ title: message("Add the field “{0}”", label), edits: [addOwner(model)] }],
    };
  },
};

const owner =
  /^(?:(?:code\s*)?owner(?:s|ship)?|owned by|maintainers?|maintained by|(?:owning |responsible )?team|dri|contacts?|オーナー|担当(?:者|チーム)?|管理者|保守担当|メンテナー|責任者)$/i;

/** In front matter, as a labelled value, as a section, or by telling whom to turn to. */
function namesOwner(model: DocumentModel, config: EffectiveConfig): boolean {
  return (
    model.runbook?.owner !== undefined ||
    model.fields.some(({ key }) => key === "owner" || key === "authors") ||
    [...boldTitles(model)].some((title) => owner.test(title.trim())) ||
    model.sections.some(
      ({ title, empty, placeholder }) =>
        !empty && !placeholder && (owner.test(title) || runbookSectionsOf(title, config.lexicon).has("escalation")),
    )
  );
}

/** Front matter is what a runbook's metadata is, where it has any. */
const addOwner = (model: DocumentModel): TextEdit =>
  model.markdown.frontMatter === undefined ? insertField(model, "owner") : frontMatterLine(model, "owner");
