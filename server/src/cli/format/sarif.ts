import { relative, resolve, isAbsolute, sep } from "node:path";
import { ruleOf } from "../../rules/registry";
import type { Diagnostic } from "../../rules/rule";
import type { Range } from "../../text/lineIndex";
import { exitCodes } from "../world";
import type { CheckReport, FileFindings } from "../check/report";
import { GitRoots } from "../files/root";
import { fingerprints } from "./fingerprint";
import type { FormatContext, Formatter } from "./formatters";
import { fileToUri, folderToUri, pathToReference, relatedPath, shownPath } from "./paths";
import { sarifLevels, sarifRule } from "./sarifRule";

/** SARIF 2.1.0, for code scanning: one run, with the pages of the rules that found something. */
export const sarif: Formatter = (report, context) => {
  const codes = [...new Set(report.found.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort();
  const top = sourceRoot(context);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Afterword",
            semanticVersion: context.product.version,
            language: context.language,
            rules: codes.map((code) => sarifRule(code, ruleOf(code), context.product.rulePages[code])),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { uri: folderToUri(top) } },
        invocations: [invocation(report, context)],
        results: report.found.flatMap((file) => results(file, codes, top, context)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

/** Addresses count from the top of the work tree, as code scanning wants them. */
function sourceRoot({ world }: FormatContext): string {
  return new GitRoots(world.files).of(resolve(world.cwd)) ?? resolve(world.cwd);
}

function results(file: FileFindings, codes: readonly string[], top: string, { translate }: FormatContext) {
  const artifactLocation = locationOf(file.path, top);
  const prints = fingerprints(file, relative(top, file.path).split(sep).join("/"));
  const physical = (range: Range, artifact = artifactLocation) => ({
    physicalLocation: { artifactLocation: artifact, region: region(range) },
  });
  return file.diagnostics.map((diagnostic: Diagnostic, i) => ({
    ruleId: diagnostic.code,
    ruleIndex: codes.indexOf(diagnostic.code),
    level: sarifLevels[diagnostic.severity],
    message: { text: translate(diagnostic.message) },
    locations: [physical(file.lines.rangeOf(diagnostic.span))],
    relatedLocations: (diagnostic.related ?? []).map((place, id) => ({
      id,
      ...physical(
        (place.elsewhere?.lines ?? file.lines).rangeOf(place.span),
        locationOf(relatedPath(place, file), top),
      ),
      message: { text: translate(place.message) },
    })),
    partialFingerprints: { primaryLocationLineHash: prints[i] ?? "" },
  }));
}

function locationOf(path: string, top: string) {
  const fromTop = relative(top, path).split(sep).join("/");
  if (fromTop.startsWith("../") || isAbsolute(fromTop)) return { uri: fileToUri(path) };
  return { uri: pathToReference(fromTop), uriBaseId: "SRCROOT" };
}

/** One-based, the end exclusive. */
function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function invocation({ troubles }: CheckReport, { world, translate }: FormatContext) {
  const failed = troubles.some(({ fatal }) => fatal);
  return {
    executionSuccessful: !failed,
    ...(failed ? { exitCode: exitCodes.trouble } : {}),
    toolExecutionNotifications: troubles.map(({ path, message, fatal }) => ({
      level: fatal ? "error" : "warning",
      message: { text: `${shownPath(world.cwd, path)}: ${translate(message)}` },
    })),
  };
}
