import type { ReadFailure } from "../protocol";
import type { Clock, Files, Idle } from "../ports";
import { readMarkdown } from "../markdown/read";
import type { DocumentModel } from "../model/document";
import { mayConcern } from "../model/preFilter";
import { readModel } from "../model/readModel";
import { isTooLarge } from "../rules/document/tooLarge";
import type { Diagnostic, WorkspaceFacts } from "../rules/rule";
import { runRules } from "../rules/run";
import { LineIndex } from "../text/lineIndex";
import type { Configurations } from "./configurations";
import { configFileName, documentGlobs, roleOf, sizeLimit, type IsDocument } from "./documentPatterns";
import type { Folders } from "./folders";
import { Pace } from "./pace";
import { configurationFindings, tooLargeFindings } from "./notices";

/** What the check works with. */
export interface CheckSurroundings {
  readonly files: Files;
  readonly folders: Folders;
  readonly configurations: Configurations;
  readonly idle: Idle;
  readonly clock: Clock;
  readonly isDocument: IsDocument;
  readonly moreGlobs: readonly string[];
  /** What other files tell of a document. */
  readonly factsOf: (uri: string, model: DocumentModel) => Promise<WorkspaceFacts>;
  readonly alertFiles: AlertFileCheck;
}

/** The check of files that hold alert rules. */
export interface AlertFileCheck {
  /** All there are; of those that could not be read, too. Waits until every file has been looked at once. */
  readonly find: () => Promise<readonly string[]>;
  readonly check: (uri: string) => Promise<CheckedFile>;
}

/** Who follows the check. */
export interface CheckFollower {
  /** True for files the check leaves out: they are open, and pulled. */
  skip(uri: string): boolean;
  cancelled(): boolean;
  /** A mistake of this program on one file; the check goes on. */
  failed(uri: string, error: unknown): void;
  progress(done: number, total: number, path: string): void;
}

export type CheckedFile =
  | { readonly uri: string; readonly diagnostics: readonly Diagnostic[]; readonly lines: LineIndex }
  | { readonly uri: string; readonly failure: ReadFailure };

export interface WorkspaceCheck {
  readonly checked: number;
  /** Files with findings, and those that could not be read. */
  readonly files: readonly CheckedFile[];
  readonly cancelled: boolean;
}

/** Somebody waits for this work: it may hold up messages for so long, milliseconds. */
const stretch = 30;

/** Checks every file of the workspace, in stretches short enough that the editor does not notice. */
export async function checkWorkspace(around: CheckSurroundings, follower: CheckFollower): Promise<WorkspaceCheck> {
  const alertFiles = new Set(await around.alertFiles.find());
  const documents = await filesToCheck(around);
  const uris = [...new Set([...documents, ...alertFiles])].sort().filter((uri) => !follower.skip(uri));
  const files: CheckedFile[] = [];
  let checked = 0;
  const pace = new Pace(around, stretch);
  for (const uri of uris) {
    if (pace.isOver) follower.progress(checked, uris.length, around.folders.pathOf(uri));
    await pace.keep();
    if (follower.cancelled()) return { checked, files, cancelled: true };
    const check = alertFiles.has(uri) ? around.alertFiles.check(uri) : checkFile(uri, around);
    const file = await check.catch((error: unknown): CheckedFile => {
      follower.failed(uri, error);
      return { uri, failure: "unreadable" };
    });
    if ("failure" in file || file.diagnostics.length > 0) files.push(file);
    checked += 1;
  }
  return { checked, files, cancelled: false };
}

async function filesToCheck(around: CheckSurroundings): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const root of around.folders.roots) {
    const globs = [...documentGlobs, `**/${configFileName}`, ...around.moreGlobs];
    for (const uri of await around.files.find(root, globs)) found.add(uri);
  }
  return [...found];
}

async function checkFile(uri: string, around: CheckSurroundings): Promise<CheckedFile> {
  const read = await around.files.read(uri, sizeLimit);
  if ("failure" in read) {
    return read.failure === "too-large" ? tooLarge(uri, around) : { uri, failure: read.failure };
  }
  const place = around.folders.placeOf(uri);
  if (roleOf(place.path, around.isDocument) === "configuration") {
    const resolved = around.configurations.resolve(uri, read.text);
    return { uri, diagnostics: configurationFindings(resolved), lines: new LineIndex(read.text) };
  }
  if (isTooLarge(read.text)) return tooLarge(uri, around);
  const { config } = await around.configurations.of(uri);
  if (!mayConcern(read.text, { ...place, config })) return { uri, diagnostics: [], lines: new LineIndex("") };
  const markdown = readMarkdown(read.text);
  const model = readModel(markdown, { ...place, config });
  const workspace = await around.factsOf(uri, model);
  return { uri, diagnostics: runRules(model, { config, now: around.clock.now(), workspace }), lines: markdown.lines };
}

/** A file that is not read because of its size. */
export async function tooLarge(
  uri: string,
  { configurations }: Pick<CheckSurroundings, "configurations">,
): Promise<CheckedFile> {
  const { config } = await configurations.of(uri);
  return { uri, diagnostics: tooLargeFindings(config), lines: new LineIndex("") };
}
