import type { DocumentModel, StatusUpdate } from "../../model/document";
import { isClock } from "../when";

/**
 * The posts of a record: each once, with the time of its innermost heading. What only states the status among the other
 * fields of a record is no post.
 */
export function updatesOf(model: DocumentModel): StatusUpdate[] {
  const posts = new Map<number, StatusUpdate>();
  for (const update of model.statusUpdates) {
    if (isWholeRecord(model, update) || (!(update.time && isClock(update.time)) && isField(model, update))) continue;
    const place = (update.current ?? update.span).start;
    posts.set(place, { ...update, time: update.time ?? posts.get(place)?.time });
  }
  return [...posts.values()];
}

/** The document's title heads no post, even when it names a time. */
const isWholeRecord = ({ title }: DocumentModel, { span }: StatusUpdate): boolean => span.start === title?.span.start;

const isField = (model: DocumentModel, { current }: StatusUpdate): boolean =>
  current !== undefined &&
  model.fields.some(
    ({ key, form, labelSpan }) =>
      key === "status" && form !== "bold" && labelSpan.start >= current.start && labelSpan.start < current.end,
  );
