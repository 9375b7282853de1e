import { stateOfText } from "../../model/filled";
import type { DocumentModel } from "../../model/document";

const word = /post-?mortem|ポストモーテム|振り返り|ふりかえり/i;
/** An address, a page of a wiki, a file, a number of an issue or of a report. */
const address = /https?:\/\/|\]\(\s*[^)\s]|\[\[[^\]]|\.md\b|(?:^|\s)#\d|\bPM-\d/i;
/** A label that is the postmortem's own: whose task it is, or when one meets, names none. */
const labelled =
  /(?:post-?mortem|ポストモーテム|振り返り|ふりかえり)(?:\s*(?:link|url|doc(?:ument)?|report)|の?(?:リンク|URL|文書|ページ))?[*_`"\s]*[:：|][*_`"\s]*([^|]*)/i;

/** Whether a record tells where its postmortem is: a link beside the word, a filled value, or a section of its own. */
export function namesPostmortem(model: DocumentModel): boolean {
  return (
    withoutComments(model)
      .split(/\r?\n/)
      .some((line) => word.test(line) && (address.test(line) || holdsValue(line))) ||
    model.sections.some(
      ({ form, title, empty, placeholder }) => form === "heading" && word.test(title) && !empty && !placeholder,
    )
  );
}

function holdsValue(line: string): boolean {
  const value = labelled.exec(line)?.[1]?.replace(/^[*_`"\s]+|[*_`"\s]+$/g, "");
  return value !== undefined && stateOfText(value) === "filled";
}

/** What a template tells its author in a comment names nothing. */
function withoutComments({ markdown }: DocumentModel): string {
  const kept: string[] = [];
  let at = 0;
  for (const { kind, span } of markdown.masks) {
    if (kind !== "html-comment") continue;
    kept.push(markdown.text.slice(at, span.start));
    at = span.end;
  }
  return kept.join("") + markdown.text.slice(at);
}
