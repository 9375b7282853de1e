import type { Translate } from "../../text/message";
import type { FindingSeverity } from "../../rules/rule";
import { bug, type Trouble } from "../files/trouble";
import { formatters } from "../format/formatters";
import { shownPath, tellTrouble } from "../format/paths";
import type { Invocation } from "../options/parse";
import { readingOptions, type ReadingOptions } from "../options/reading";
import { Progress } from "../progress";
import { Sources } from "../sources";
import { exitCodes, type ExitCode, type Product, type World } from "../world";
import { Checker } from "./checkSources";
import { isAtLeast, severities, type CheckReport, type FileFindings } from "./report";

/** `afterword check`. Throws `UsageError`. */
export function check(
  invocation: Invocation,
  world: World,
  product: Product,
  t: Translate,
  language: "en" | "ja",
): ExitCode {
  const options = readingOptions(invocation);
  const format = invocation.values.get("format") ?? "text";
  const threshold = severities.find((severity) => severity === invocation.values.get("fail-on")) ?? "error";
  const report = run(options, world, t);
  for (const trouble of report.troubles) tellTrouble(trouble, world, t);
  const print = formatters[format] ?? formatters["text"];
  if (print !== undefined) world.out.write(print(report, { world, product, translate: t, language }));
  return exitCodeOf(report, threshold);
}

function run(options: ReadingOptions, world: World, t: Translate): CheckReport {
  const found: FileFindings[] = [];
  const troubles: Trouble[] = [];
  const onTrouble = (trouble: Trouble): void => void troubles.push(trouble);
  const checker = new Checker(options.now ?? world.now(), onTrouble);
  const progress = new Progress(world, t);
  let files = 0;
  for (const source of new Sources(world, options, onTrouble).read()) {
    progress.tell(files, shownPath(world.cwd, source.path));
    try {
      for (const file of checker.check(source)) found.push(file);
    } catch (error) {
      onTrouble(bug(source.path, error));
    }
    files += 1;
  }
  progress.end();
  return { files, found, troubles };
}

function exitCodeOf({ found, troubles }: CheckReport, threshold: FindingSeverity): ExitCode {
  if (troubles.some(({ fatal }) => fatal)) return exitCodes.trouble;
  const fails = found.some(({ diagnostics }) => diagnostics.some(({ severity }) => isAtLeast(severity, threshold)));
  return fails ? exitCodes.findings : exitCodes.fine;
}
