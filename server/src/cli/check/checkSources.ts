import { readMarkdown } from "../../markdown/read";
import { readModel } from "../../model/readModel";
import { documentTooLarge, tooLargeDiagnostic } from "../../rules/document/tooLarge";
import { runRules, severityInForce } from "../../rules/run";
import { LineIndex } from "../../text/lineIndex";
import { configurationFindings } from "../../workspace/notices";
import type { ConfigurationFile } from "../configurations";
import { bug, type Trouble } from "../files/trouble";
import type { DocumentSource, Source, TooLargeSource } from "../sources";
import type { FileFindings } from "./report";

/** Checks files one after the other, and each configuration file in force for them, once. */
export class Checker {
  readonly #now: number;
  readonly #onTrouble: (trouble: Trouble) => void;
  readonly #checkedConfigurations = new Set<string>();

  /** @param now milliseconds since the epoch */
  constructor(now: number, onTrouble: (trouble: Trouble) => void) {
    this.#now = now;
    this.#onTrouble = onTrouble;
  }

  /** Findings of a file, and before them those of its configuration unless they were given before. */
  *check(source: Source): Iterable<FileFindings> {
    if (source.file !== undefined) yield* this.#configuration(source.file);
    if (source.type === "document") yield* this.#document(source);
    if (source.type === "too-large") yield* tooLarge(source);
  }

  *#configuration({ path, text, problems }: ConfigurationFile): Iterable<FileFindings> {
    if (this.#checkedConfigurations.has(path)) return;
    this.#checkedConfigurations.add(path);
    if (problems.length === 0) return;
    const diagnostics = [...configurationFindings(problems)].sort((a, b) => a.span.start - b.span.start);
    yield { path, text, lines: new LineIndex(text), diagnostics };
  }

  *#document({ path, text, place, config }: DocumentSource): Iterable<FileFindings> {
    const markdown = readMarkdown(text);
    const model = readModel(markdown, { ...place, config });
    const onRuleError = (code: string, error: unknown): void => this.#onTrouble(bug(path, error, code));
    const diagnostics = runRules(model, { config, now: this.#now, onRuleError });
    if (diagnostics.length > 0) yield { path, text, lines: markdown.lines, diagnostics };
  }
}

function* tooLarge({ path, config }: TooLargeSource): Iterable<FileFindings> {
  const severity = severityInForce(documentTooLarge, config);
  if (severity === "off") return;
  yield { path, text: "", lines: new LineIndex(""), diagnostics: [{ ...tooLargeDiagnostic, severity }] };
}
