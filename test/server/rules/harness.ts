import { expect } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import type { Diagnostic, PageHistory } from "../../../server/src/rules/rule";
import { runRules } from "../../../server/src/rules/run";
import { applyEdits } from "../../../server/src/text/span";
import { translator } from "../../../server/src/text/message";

export interface Setting {
  /** Decides, with the text, what kind the document is. */
  readonly path?: string;
  readonly profile?: string;
  /** ISO with zone. */
  readonly now?: string;
  /** Text of an `.afterword.yaml`. */
  readonly config?: string;
  /** Names of the workspace's alert rules, commas between them; none are known without. */
  readonly alerts?: string;
  /** Texts that were noted on, commas between them; those the document does not hold are gone. */
  readonly noted?: string;
  /** What git tells of the page. */
  readonly history?: PageHistory;
}

export interface Expectation extends Setting {
  /** Codes that may be found beside the one asked for; anything else beside it fails. */
  readonly also?: readonly string[];
}

const OPEN = "⟦";
const CLOSE = "⟧";

/** What `afterword` says of a text, with every rule in force as in the editor. A rule that throws fails the test. */
export function findingsIn(text: string, setting: Setting = {}): Diagnostic[] {
  const { path = "postmortems/example.md", profile, now = "2026-06-01T00:00:00Z", config: file } = setting;
  const { config } = resolveConfig({
    ...(profile === undefined ? {} : { profile }),
    ...(file === undefined ? {} : { file: { path: ".afterword.yaml", text: file } }),
  });
  const model = readModel(readMarkdown(text), { path, config });
  const onRuleError = (code: string, error: unknown): never => {
    throw new Error(`${code} threw`, { cause: error });
  };
  const alertNames = setting.alerts === undefined ? undefined : new Set(setting.alerts.split(","));
  const gone = setting.noted?.split(",").filter((quote) => !text.includes(quote));
  const orphanedNotes = gone?.map((quote) => ({ author: "Aoi", quote, near: undefined }));
  const workspace = { alertNames, history: setting.history, orphanedNotes };
  return runRules(model, { config, now: Date.parse(now), workspace, onRuleError });
}

/** Expects the code exactly on the places marked ⟦…⟧, and nothing beside it unless `also` names it. */
export function expectFindings(code: string, marked: string, expectation: Expectation = {}): void {
  const text = withoutMarks(marked);
  const found = findingsIn(text, expectation);
  const here = found.filter((diagnostic) => diagnostic.code === code);
  expect(withMarks(text, here)).toBe(marked);
  const also = expectation.also ?? [];
  const others = found.filter((diagnostic) => diagnostic.code !== code && !also.includes(diagnostic.code));
  expect(others.map(({ code: other, span }) => `${other} on "${text.slice(span.start, span.end)}"`)).toEqual([]);
}

/** Expects the text to be free of a code, whatever else is found in it. */
export function expectNone(code: string, text: string, setting: Setting = {}): void {
  const here = findingsIn(text, setting).filter((diagnostic) => diagnostic.code === code);
  expect(withMarks(text, here)).toBe(text);
}

/** The text after a fix of the code's first finding was taken; `title` picks one of several by its English beginning. */
export function applyFix(code: string, text: string, setting: Setting & { readonly title?: string } = {}): string {
  const plain = withoutMarks(text);
  const finding = findingsIn(plain, setting).find((diagnostic) => diagnostic.code === code);
  if (finding === undefined) throw new Error(`${code} is not found`);
  const english = translator();
  const fix = (finding.fixes ?? []).find(({ title }) => english(title).startsWith(setting.title ?? ""));
  if (fix === undefined) throw new Error(`${code} offers no such fix`);
  return applyEdits(plain, fix.edits);
}

/** The messages of a code's findings, in English. */
export function messagesOf(code: string, text: string, setting: Setting = {}): string[] {
  const english = translator();
  return findingsIn(text, setting)
    .filter((diagnostic) => diagnostic.code === code)
    .map((diagnostic) => english(diagnostic.message));
}

const withoutMarks = (text: string): string => text.replaceAll(OPEN, "").replaceAll(CLOSE, "");

/** Two findings on one place mark it once: their number is asserted through their messages. */
function withMarks(text: string, found: readonly Diagnostic[]): string {
  const spans = new Map(found.map(({ span }) => [`${span.start}-${span.end}`, span]));
  return applyEdits(
    text,
    [...spans.values()].map((at) => ({ span: at, newText: OPEN + text.slice(at.start, at.end) + CLOSE })),
  );
}
