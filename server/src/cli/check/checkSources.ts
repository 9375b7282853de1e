import { readMarkdown } from "../../markdown/read";
import { readModel } from "../../model/readModel";
import type { Diagnostic } from "../../rules/rule";
import { runRules } from "../../rules/run";
import { LineIndex } from "../../text/lineIndex";
import { configurationFindings, tooLargeFinding } from "../../workspace/notices";
import type { ConfigurationFile } from "../configurations";
import type { DocumentSource, Source, TooLargeSource } from "../sources";
import type { FileFindings } from "./report";

/**
 * Checks files one after the other, and each configuration file in force for them, once.
 */
export class Checker {
  readonly #now: number;
  readonly #checkedConfigurations = new Set<string>();

  /** @param now milliseconds since the epoch */
  constructor(now: number) {
    this.#now = now;
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

  *#document({ path, text, modelPath, config }: DocumentSource): Iterable<FileFindings> {
    const markdown = readMarkdown(text);
    const model = readModel(markdown, { path: modelPath, config });
    const diagnostics = runRules(model, { config, now: this.#now });
    if (diagnostics.length > 0) yield { path, text, lines: markdown.lines, diagnostics };
  }
}

function* tooLarge({ path, config }: TooLargeSource): Iterable<FileFindings> {
  const notice = tooLargeFinding(0);
  const level = config.rules[notice.code]?.level ?? notice.severity;
  if (level === "off") return;
  const diagnostics: readonly Diagnostic[] = [{ ...notice, severity: level }];
  yield { path, text: "", lines: new LineIndex(""), diagnostics };
}
