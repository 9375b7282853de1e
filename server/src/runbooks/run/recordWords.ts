import type { RecordedStep } from "./record";

type Told = "done" | "skipped" | "wrong" | "note";

/** How a record is told, in the language of the document it goes into. */
export interface RecordWords {
  readonly started: (runbook: string) => string;
  readonly signature: (by: string) => string;
  readonly finished: (runbook: string, done: number, skipped: number) => string;
  readonly step: (told: Told, place: string, text: string) => string;
  readonly remark: (text: string) => string;
  readonly heading: (runbook: string) => string;
  readonly runbook: string;
  readonly by: string;
  readonly timeline: string;
  readonly corrections: string;
  readonly better: string;
}

const english: Readonly<Record<Told, string>> = {
  done: "Runbook step done",
  skipped: "Runbook step skipped",
  wrong: "Runbook step to correct",
  note: "Note on a runbook step",
};

const japanese: Readonly<Record<Told, string>> = {
  done: "手順を実施",
  skipped: "手順をスキップ",
  wrong: "手順の要修正箇所",
  note: "手順のメモ",
};

const steps = (count: number): string => (count === 1 ? "1 step" : `${count.toString()} steps`);

export const recordWords: Readonly<Record<"en" | "ja", RecordWords>> = {
  en: {
    started: (runbook) => `Began to work through the runbook ${runbook}`,
    signature: (by) => ` (${by})`,
    finished: (runbook, done, skipped) =>
      `Finished the runbook ${runbook}, ${steps(done)} done${skipped === 0 ? "" : `, ${skipped.toString()} skipped`}`,
    step: (told, place, text) => `${english[told]}${place === "" ? "" : `, ${place}`}: ${text}`,
    remark: (text) => ` – ${text}`,
    heading: (runbook) => `Run of ${runbook}`,
    runbook: "Runbook",
    by: "By",
    timeline: "Timeline",
    corrections: "Corrections to the runbook",
    better: "Better",
  },
  ja: {
    started: (runbook) => `ランブック${runbook}の実施を開始`,
    signature: (by) => `（${by}）`,
    finished: (runbook, done, skipped) =>
      `ランブック${runbook}の実施を終了（実施 ${done.toString()} 件${skipped === 0 ? "" : `、スキップ ${skipped.toString()} 件`}）`,
    step: (told, place, text) => `${japanese[told]}${place === "" ? "" : `（${place}）`}: ${text}`,
    remark: (text) => `（${text}）`,
    heading: (runbook) => `ランブックの実施記録: ${runbook}`,
    runbook: "ランブック",
    by: "実施者",
    timeline: "経過",
    corrections: "ランブックの修正案",
    better: "修正案",
  },
};

/** Where a step stands, in short: `Mitigation 2`. A step called like its heading stands nowhere else. */
export function placeOf({ heading, number, markdown }: RecordedStep): string {
  if (heading === undefined || heading === markdown) return number?.replace(/[.)]$/, "") ?? "";
  return [heading, number?.replace(/[.)]$/, "")].filter((part) => part !== undefined).join(" ");
}
