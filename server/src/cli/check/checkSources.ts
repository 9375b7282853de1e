import { readMarkdown } from "../../markdown/read";
import { mayConcern } from "../../model/preFilter";
import { readModel } from "../../model/readModel";
import { runAlertRules } from "../../rules/alert/run";
import { runRules } from "../../rules/run";
import { LineIndex } from "../../text/lineIndex";
import { configurationFindings, tooLargeFindings } from "../../workspace/notices";
import type { Configuration } from "../configurations";
import { bug, type Trouble } from "../files/trouble";
import type { AlertSource, DocumentSource, Source, TooLargeSource } from "../sources";
import type { FactsOf } from "./documentFacts";
import type { LinkedSource } from "./linkAlerts";
import type { FileFindings } from "./report";

/** Checks files one after the other, and each configuration file in force for them, once. */
export class Checker {
  readonly #now: number;
  readonly #onTrouble: (trouble: Trouble) => void;
  readonly #checkedConfigurations = new Set<string>();
  readonly #linked: ReadonlyMap<string, LinkedSource>;
  readonly #factsOf: FactsOf;

  /**
   * @param now milliseconds since the epoch
   * @param linked the alert files among what will be checked, by their absolute path
   * @param factsOf what other files tell of a document
   */
  constructor(
    now: number,
    onTrouble: (trouble: Trouble) => void,
    linked: ReadonlyMap<string, LinkedSource>,
    factsOf: FactsOf,
  ) {
    this.#now = now;
    this.#onTrouble = onTrouble;
    this.#linked = linked;
    this.#factsOf = factsOf;
  }

  /** Findings of a file, and before them those of its configuration unless they were given before. */
  *check(source: Source): Iterable<FileFindings> {
    yield* this.#configuration(source);
    if (source.type === "document") yield* this.#document(source);
    if (source.type === "alerts") yield* this.#alerts(source);
    if (source.type === "too-large") yield* tooLarge(source);
  }

  *#configuration({ config, file }: Configuration): Iterable<FileFindings> {
    if (file === undefined || this.#checkedConfigurations.has(file.path)) return;
    const { path, text, problems } = file;
    this.#checkedConfigurations.add(path);
    const diagnostics = configurationFindings({ config, problems });
    if (diagnostics.length > 0) yield { path, text, lines: new LineIndex(text), diagnostics };
  }

  *#document(source: DocumentSource): Iterable<FileFindings> {
    const { path, text, place, config } = source;
    if (!mayConcern(text, { ...place, config })) return;
    const markdown = readMarkdown(text);
    const model = readModel(markdown, { ...place, config });
    const onRuleError = (code: string, error: unknown): void => this.#onTrouble(bug(path, error, code));
    const workspace = this.#factsOf(source, model);
    const diagnostics = runRules(model, { config, now: this.#now, workspace, onRuleError });
    if (diagnostics.length > 0) yield { path, text, lines: markdown.lines, diagnostics };
  }

  *#alerts({ path, root, text, config }: AlertSource): Iterable<FileFindings> {
    const linked = this.#linked.get(path);
    if (linked === undefined) return;
    const lines = new LineIndex(text);
    const onRuleError = (code: string, error: unknown): void => this.#onTrouble(bug(path, error, code));
    const diagnostics = runAlertRules(linked.file, { config, workspace: linked.workspace, lines, onRuleError });
    if (diagnostics.length > 0) yield { path, root, text, lines, diagnostics };
  }
}

function* tooLarge({ path, config }: TooLargeSource): Iterable<FileFindings> {
  const diagnostics = tooLargeFindings(config);
  if (diagnostics.length > 0) yield { path, text: "", lines: new LineIndex(""), diagnostics };
}
