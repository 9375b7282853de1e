import { escapeMarkdown, joinLines } from "./stepText";
import type { RecordedStep, RecordRow, RunRecord } from "./record";
import { placeOf, recordWords, type RecordWords } from "./recordWords";

const oneLine = (text: string): string => joinLines(text.split(/\r\n|\n|\r/));

/** What a run tells a timeline, in time order. `link` leads to the runbook from the document, undefined without a way. */
export function recordRows(run: RunRecord, link: string | undefined, language: "en" | "ja"): readonly RecordRow[] {
  const words = recordWords[language];
  const by = run.by === undefined ? undefined : escapeMarkdown(oneLine(run.by));
  const name = escapeMarkdown(oneLine(run.title));
  const title = link === undefined ? name : `[${name}](${link})`;
  const runbook = language === "ja" ? `「${title}」` : title;
  const count = (state: RecordedStep["state"]): number => run.steps.filter((step) => step.state === state).length;
  const told = run.steps.flatMap((step) => rowsOf(step, by, words));
  const signature = by === undefined ? "" : words.signature(by);
  const begin = { at: run.started, core: words.started(runbook), rest: "", who: by, signature };
  const core = words.finished(runbook, count("done"), count("skipped"));
  const end = run.finished === undefined ? [] : [{ at: run.finished, core, rest: "", who: by, signature: "" }];
  return [begin, ...told.sort((a, b) => a.at - b.at), ...end];
}

function rowsOf(step: RecordedStep, who: string | undefined, words: RecordWords): RecordRow[] {
  const place = placeOf(step);
  const note = oneLine(step.note);
  const rest = note === "" ? "" : words.remark(note);
  const rows: RecordRow[] = [];
  if (step.state !== undefined && step.at !== undefined)
    rows.push({ at: step.at, core: words.step(step.state, place, step.markdown), rest, who, signature: "" });
  else if (note !== "" && step.notedAt !== undefined)
    rows.push({ at: step.notedAt, core: words.step("note", place, step.markdown), rest, who, signature: "" });
  if (step.wrong !== undefined) {
    const what = oneLine(step.wrong.what);
    const core = words.step("wrong", place, step.markdown);
    rows.push({ at: step.wrong.at, core, rest: what === "" ? "" : words.remark(what), who, signature: "" });
  }
  return rows;
}
