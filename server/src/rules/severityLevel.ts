import type { EffectiveConfig } from "../config/effective";
import type { DocumentModel } from "../model/document";
import type { SeverityLevel } from "../severity/scale";
import { labelKey } from "../text/normalize";
import { filledField } from "./progress";

/** The level of the team's scale that the document states; undefined when it states none, or one of another scale. */
export function statedLevel(model: DocumentModel, config: EffectiveConfig): SeverityLevel | undefined {
  const stated = filledField(model, "severity")?.severity?.value;
  if (stated === undefined) return undefined;
  const key = labelKey(stated);
  return config.severity.levels.find(
    ({ id, aliases }) => labelKey(id) === key || aliases.some((alias) => labelKey(alias) === key),
  );
}
