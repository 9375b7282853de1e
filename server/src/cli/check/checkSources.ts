import { readMarkdown } from "../../markdown/read";
import { mayConcern } from "../../model/preFilter";
import { readModel } from "../../model/readModel";
import { runRules } from "../../rules/run";
import { LineIndex } from "../../text/lineIndex";
import { configurationFindings, tooLargeFindings } from "../../workspace/notices";
import type { Configuration } from "../configurations";
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
    yield* this.#configuration(source);
    if (source.type === "document") yield* this.#document(source);
    if (source.type === "too-large") yield* tooLarge(source);
  }

  *#configuration({ config, file }: Configuration): Iterable<FileFindings> {
    if (file === undefined || this.#checkedConfigurations.has(file.path)) return;
    const { path, text, problems } = file;
    this.#checkedConfigurations.add(path);
    const diagnostics = configurationFindings({ config, problems });
    if (diagnostics.length > 0) yield { path, text, lines: new LineIndex(text), diagnostics };
  }

  *#document({ path, text, place, config }: DocumentSource): Iterable<FileFindings> {
    if (!mayConcern(text, { ...place, config })) return;
    const markdown = readMarkdown(text);
    const model = readModel(markdown, { ...place, config });
    const onRuleError = (code: string, error: unknown): void => this.#onTrouble(bug(path, error, code));
    const diagnostics = runRules(model, { config, now: this.#now, onRuleError });
    if (diagnostics.length > 0) yield { path, text, lines: markdown.lines, diagnostics };
  }
}

function* tooLarge({ path, config }: TooLargeSource): Iterable<FileFindings> {
  const diagnostics = tooLargeFindings(config);
  if (diagnostics.length > 0) yield { path, text: "", lines: new LineIndex(""), diagnostics };
}
