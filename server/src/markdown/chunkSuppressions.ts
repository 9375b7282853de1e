import type { Span } from "../text/span";
import type { Mask, Suppression } from "./document";

const comment = /^<!--\s*(afterword-[^]*?)-->$/;
const content = /^afterword-(disable-file|disable-next-line|disable-line|disable|enable)(?![\w-])([^]*)$/;

/** The suppression comments of a chunk, offsets from its start. Comments shown in code are not among its masks. */
export function chunkSuppressions(text: string, masks: readonly Mask[]): readonly Suppression[] {
  if (!text.includes("afterword-")) return [];
  return masks.flatMap(({ kind, span }) => {
    const match = kind === "html-comment" ? comment.exec(text.slice(span.start, span.end)) : null;
    return match?.[1] === undefined ? [] : (readSuppression(match[1], span) ?? []);
  });
}

/** What a comment with this content, without the marks around it, switches off or on; undefined for other comments. */
export function readSuppression(written: string, span: Span): Suppression | undefined {
  const match = content.exec(written);
  const action = actionOf(match?.[1]);
  return action && { action, codes: codesIn(match?.[2] ?? ""), span };
}

/** Codes are separated by commas or blanks; what follows ` -- ` is the author's reason. */
function codesIn(written: string): readonly string[] {
  const [codes = ""] = written.split(/(?:^|\s)--(?=\s|$)/);
  return codes.split(/[\s,]+/).filter((code) => code !== "");
}

function actionOf(word: string | undefined): Suppression["action"] | undefined {
  switch (word) {
    case "disable":
    case "enable":
    case "disable-line":
    case "disable-next-line":
    case "disable-file":
      return word;
    default:
      return undefined;
  }
}
