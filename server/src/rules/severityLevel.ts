import type { EffectiveConfig } from "../config/effective";
import type { DocumentModel } from "../model/document";
import { levelStated } from "../severity/onScale";
import type { SeverityLevel } from "../severity/scale";
import { filledField } from "./progress";

/** The level of the team's scale that the document states; undefined when it states none, or one of another scale. */
export function statedLevel(model: DocumentModel, config: EffectiveConfig): SeverityLevel | undefined {
  const field = filledField(model, "severity");
  return field === undefined ? undefined : levelStated(field, config.severity);
}
