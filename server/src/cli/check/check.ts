import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Translate } from "../../text/message";
import type { FindingSeverity } from "../../rules/rule";
import type { Input } from "../files/inputs";
import { bug, type Trouble } from "../files/trouble";
import { formatters } from "../format/formatters";
import { shownPath, tellTrouble } from "../format/paths";
import type { Invocation } from "../options/parse";
import { readingOptions, type ReadingOptions } from "../options/reading";
import { Progress } from "../progress";
import { Sources, type Source } from "../sources";
import { exitCodes, type ExitCode, type Product, type World } from "../world";
import { bereftNotes } from "./bereftNotes";
import { Checker } from "./checkSources";
import { documentFacts } from "./documentFacts";
import { linkAlertFiles } from "./linkAlerts";
import { noteFacts } from "./noteFacts";
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
  // A folder of notes is walked as any other, and read for its notes.
  const isKnown = ({ path, message: what }: Trouble): boolean =>
    troubles.some((known) => known.path === path && isDeepStrictEqual(known.message, what));
  const onTrouble = (trouble: Trouble): void => {
    if (!isKnown(trouble)) troubles.push(trouble);
  };
  const progress = new Progress(world, t);
  const plan = planOf(options, world, onTrouble);
  const alerts = plan.steps.filter((step) => "type" in step).filter((step) => step.type === "alerts");
  const notes = noteFacts(world, onTrouble);
  for (const path of options.paths) {
    const folder = resolve(world.cwd, path);
    if (isFolder(folder, world)) notes.look(folder);
  }
  const checker = new Checker(
    options.now ?? world.now(),
    onTrouble,
    linkAlertFiles(alerts, world, options),
    documentFacts(world, alerts.filter(isOfWholeRoot(options, world)), notes, onTrouble),
  );
  let files = 0;
  for (const step of plan.steps) {
    if ("message" in step) onTrouble(step);
    const source = "message" in step ? undefined : "type" in step ? step : plan.read(step);
    if (source === undefined) continue;
    progress.tell(files, shownPath(world.cwd, source.path));
    try {
      for (const file of checker.check(source)) found.push(file);
    } catch (error) {
      onTrouble(bug(source.path, error));
    }
    files += 1;
  }
  found.push(...bereftNotes(notes.bereft(), options, world));
  progress.end();
  return { files, found, troubles };
}

function isFolder(path: string, { files }: World): boolean {
  try {
    return files.stat(path)?.kind === "folder";
  } catch {
    return false;
  }
}

/** Every alert file of its root is looked at: only then is a name that none defines known to be wrong. */
function isOfWholeRoot({ paths }: ReadingOptions, { cwd }: World): (source: { readonly root: string }) => boolean {
  const walked = new Set(paths.map((path) => resolve(cwd, path)));
  return ({ root }) => walked.has(root);
}

/** What will be done, in order; what went wrong while it was found out is told in its turn. */
interface Plan {
  readonly steps: readonly (Source | Input | Trouble)[];
  readonly read: (input: Input) => Source | undefined;
}

/** Reads every alert file, since documents are judged by all of them, and no document yet. */
function planOf(options: ReadingOptions, world: World, onTrouble: (trouble: Trouble) => void): Plan {
  const steps: (Source | Input | Trouble)[] = [];
  let tell = (trouble: Trouble): void => void steps.push(trouble);
  const sources = new Sources(world, options, (trouble) => tell(trouble), "documents and alerts");
  for (const step of sources.planned()) steps.push(step);
  tell = onTrouble;
  return { steps, read: (input) => sources.of(input) };
}

function exitCodeOf({ found, troubles }: CheckReport, threshold: FindingSeverity): ExitCode {
  if (troubles.some(({ fatal }) => fatal)) return exitCodes.trouble;
  const fails = found.some(({ diagnostics }) => diagnostics.some(({ severity }) => isAtLeast(severity, threshold)));
  return fails ? exitCodes.findings : exitCodes.fine;
}
