import { readWorksheet } from "../../alerts/review/readWorksheet";
import type { DocumentModel } from "../../model/document";
import { alertKey } from "../../runbooks/names";
import { factsOf, type DocumentFacts } from "../documentFacts";

/** What an alert review is about. */
export interface ReviewSubject {
  readonly components: readonly string[];
  readonly alerts: readonly string[];
}

export function subjectOf(model: DocumentModel): ReviewSubject {
  return {
    components: factsOf(model).components,
    alerts: readWorksheet(model.markdown).map(({ name }) => name.text.trim()),
  };
}

/** A component or an alert of the reviews that a document touches, as the review calls it. */
export function touched({ components, names }: DocumentFacts, reviews: readonly ReviewSubject[]): string | undefined {
  const keys = new Set(components.map(alertKey));
  const component = reviews.flatMap((review) => review.components).find((name) => keys.has(alertKey(name)));
  return component ?? reviews.flatMap((review) => review.alerts).find((name) => names.has(name));
}
