import type { Formatter } from "./formatters";
import { relatedPath, shownPath } from "./paths";

/** The JSON of the contract: positions zero-based, characters in UTF-16 code units, as in LSP. */
export const json: Formatter = ({ files, found }, { world, translate }) => {
  const diagnostics = found.flatMap((file) => {
    const path = shownPath(world.cwd, file.path);
    return file.diagnostics.map(({ code, severity, message, span, related, fixes }) => ({
      path,
      code,
      severity,
      message: translate(message),
      range: file.lines.rangeOf(span),
      related: (related ?? []).map((place) => ({
        path: shownPath(world.cwd, relatedPath(place, file)),
        range: (place.elsewhere?.lines ?? file.lines).rangeOf(place.span),
        message: translate(place.message),
      })),
      fixable: fixes !== undefined && fixes.length > 0,
    }));
  });
  return `${JSON.stringify({ version: 1, files, diagnostics }, undefined, 2)}\n`;
};
