import {
  isRunbookSection,
  runbookSectionsOf,
  runbookSectionTitles,
  runbookSections,
} from "../../lexicon/runbookSections";
import type { RunbookSection } from "../../lexicon/runbookSections";
import type { EffectiveConfig } from "../../config/effective";
import type { DocumentModel, Section } from "../../model/document";
import { message } from "../../text/message";
import { insertTitle } from "../insert";
import { headOf } from "../place";
import type { Rule } from "../rule";
import { boldTitles } from "./boldTitles";

/** A section every runbook of the team has is nowhere on the page. */
export const runbookSectionMissing: Rule = {
  code: "runbook/section-missing",
  severity: "info",
  onByDefault: false,
  kinds: ["runbook"],
  absence: true,
  *check(model, { config }) {
    if (model.runbook?.deprecated === true) return;
    const told = new Set([...titles(model)].flatMap((title) => [...runbookSectionsOf(title, config.lexicon)]));
    // A profile means pages for alerts: how to rotate a key is told in steps, and has nothing to diagnose.
    if (config.origins["runbooks.sections"]?.from !== "file" && told.size === 0 && !isForAlert(model)) return;
    for (const section of config.runbooks.sections.filter(isRunbookSection)) {
      if (told.has(section)) continue;
      const title = runbookSectionTitles[section][model.language === "ja" ? "ja" : "en"];
      yield {
        span: headOf(model),
        message: message(
          "The section “{0}” is missing. Whoever is on call looks for it in the same place on every runbook. Add it; if there is nothing to do there, say so.",
          title,
        ),
        fixes: [
          {
            title: message("Add the section “{0}”", title),
            edits: [insertTitle(model, title, (other) => comesAfter(other, section, config))],
          },
        ],
      };
    }
  },
};

const isForAlert = ({ runbook, title }: DocumentModel): boolean =>
  (runbook?.alerts.length ?? 0) > 0 || /\balerts?\b|アラート/i.test(title?.text ?? "");

function* titles(model: DocumentModel): Iterable<string> {
  for (const { title, level, form } of model.sections) if (form !== "heading" || level > 1) yield title;
  yield* boldTitles(model);
}

/** True for a section that stands behind the given one in the order of a runbook. */
function comesAfter({ title }: Section, section: RunbookSection, { lexicon }: EffectiveConfig): boolean {
  const ranks = [...runbookSectionsOf(title, lexicon)].map((one) => runbookSections.indexOf(one));
  return ranks.length > 0 && Math.min(...ranks) > runbookSections.indexOf(section);
}
