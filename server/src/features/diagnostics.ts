import { DiagnosticSeverity, type Diagnostic as LspDiagnostic, type Location } from "vscode-languageserver";
import type { Diagnostic, RelatedPlace } from "../rules/rule";
import type { LineIndex } from "../text/lineIndex";
import type { Audience } from "./context";

export const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** What the client can show of a finding. */
export interface DiagnosticAbilities {
  readonly relatedInformation: boolean;
}

/** Address of a path relative to the workspace folder of the findings' file. */
export type AddressOf = (path: string) => string;

/** Findings of one file as the protocol has them, in the user's language. */
export function toLsp(
  diagnostics: readonly Diagnostic[],
  lines: LineIndex,
  uri: string,
  audience: Audience,
  abilities: DiagnosticAbilities = { relatedInformation: true },
  addressOf?: AddressOf,
): LspDiagnostic[] {
  const placeOf = ({ span, elsewhere }: RelatedPlace): Location =>
    elsewhere === undefined
      ? { uri, range: lines.rangeOf(span) }
      : { uri: addressOf?.(elsewhere.path) ?? uri, range: elsewhere.lines.rangeOf(span) };
  return diagnostics.map((diagnostic) => {
    const lsp: LspDiagnostic = {
      range: lines.rangeOf(diagnostic.span),
      severity: severities[diagnostic.severity],
      code: diagnostic.code,
      source: "afterword",
      message: audience.translate(diagnostic.message),
    };
    const href = audience.pageOf(diagnostic.code);
    if (href !== undefined) lsp.codeDescription = { href };
    if (abilities.relatedInformation && diagnostic.related !== undefined && diagnostic.related.length > 0) {
      lsp.relatedInformation = diagnostic.related.map((place) => ({
        location: placeOf(place),
        message: audience.translate(place.message),
      }));
    }
    return lsp;
  });
}
