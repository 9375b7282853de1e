import { alertKey } from "../../runbooks/names";
import { labelKey } from "../../text/normalize";
import { delimitedRows } from "./delimited";

/** How often an alert fired; `actedOn` is undefined where the history does not tell. */
export interface Firings {
  readonly name: string;
  readonly fired: number;
  readonly actedOn: number | undefined;
}

/** What a column of an exported history holds. */
const columnWords = {
  name: /^(?:alerts?|alertname|alertrule|rule|rulename|name|title|summary|monitor|monitorname|incidentname|description|labels\.alertname|アラート(?:名|ルール)?|監視(?:名|ルール)?|モニター(?:名)?|ルール(?:名)?|件名|タイトル)$/,
  count:
    /^(?:count|counts|fired|firings?|total|occurrences|times|numberof(?:alerts|incidents)|alerts|件数|回数|発報(?:回数|数)?|発生(?:回数|件数))$/,
  actedCount: /^(?:actedon|handled|actioned|acknowledgedcount|actions|対応(?:回数|件数))$/,
  acted:
    /^(?:acted|action|actiontaken|acknowledged(?:by|at)?|acked(?:by|at)?|ack|handledby|resolvedby|resolution|対応|対応有無|対応者|対応済み?|確認者)$/,
  time: /^(?:time|timestamp|date|datetime|openedat|createdat|created(?:on|_on)?|startsat|started(?:at)?|firedat|triggeredat|opened|発生(?:日時|時刻)?|日時|時刻|開始(?:日時|時刻)?)$/,
  status: /^(?:status|state|ステータス|状態)$/,
} as const;
type Column = keyof typeof columnWords;
const columns = Object.keys(columnWords) as readonly Column[];

/**
 * Counts firings per alert in text pasted from an alert system: a table with a header (comma, tab or semicolon), JSON as
 * Alertmanager and PagerDuty give it, or plain lines of which each names an alert. `known` are the names that lines
 * without columns are searched for.
 */
export function readFiringHistory(text: string, known: readonly string[]): readonly Firings[] {
  const tally = new Tally();
  const json = jsonRecords(text);
  if (json !== undefined) for (const record of json) countRecord(record, tally);
  else if (!countTable(text, tally)) countLines(text, known, tally);
  return tally.all;
}

class Tally {
  readonly #firings = new Map<string, Firings>();

  add(name: string, fired: number, actedOn: number | undefined): void {
    const key = alertKey(name);
    if (key === "") return;
    const old = this.#firings.get(key);
    this.#firings.set(key, {
      name: old?.name ?? name.trim(),
      fired: (old?.fired ?? 0) + fired,
      actedOn: actedOn === undefined ? old?.actedOn : (old?.actedOn ?? 0) + actedOn,
    });
  }

  get all(): readonly Firings[] {
    return [...this.#firings.values()];
  }
}

function columnOf(title: string): Column | undefined {
  const key = labelKey(title).replace(/[_-]/g, "");
  return columns.find((column) => columnWords[column].test(key));
}

function countTable(text: string, tally: Tally): boolean {
  const [head, ...rows] = delimitedRows(text);
  const kinds = head?.map(columnOf) ?? [];
  const at = (kind: Column): number => kinds.indexOf(kind);
  if (at("name") < 0 || kinds.filter((kind) => kind !== undefined).length < 2) return false;
  for (const row of rows) {
    const cell = (kind: Column): string | undefined => (at(kind) < 0 ? undefined : (row[at(kind)] ?? "").trim());
    const name = cell("name") ?? "";
    if (name === "" || isResolution(cell("status"))) continue;
    const fired = numberIn(cell("count")) ?? (at("count") < 0 ? 1 : undefined);
    const acted = cell("acted");
    const actedOn = numberIn(cell("actedCount")) ?? (acted === undefined ? undefined : saysYes(acted) ? 1 : 0);
    if (fired !== undefined) tally.add(name, fired, actedOn);
  }
  return true;
}

/** A list of events tells a firing twice: when it began, and that it is over. */
const isResolution = (status: string | undefined): boolean =>
  /^(?:resolved event|ok event|recovered event|復旧通知)$/i.test(status ?? "");

const numberIn = (text: string | undefined): number | undefined => {
  const found = /^\d{1,9}(?=\s*(?:回|件|times?)?$)/i.exec(
    (text ?? "").normalize("NFKC").replace(/(?<=\d),(?=\d{3})/g, ""),
  );
  return found === null ? undefined : Number(found[0]);
};

/** A name, a time or a word of consent says that somebody did something. */
const saysYes = (text: string): boolean =>
  text !== "" &&
  !/^(?:no|none|n|false|0|-|–|—|n\/a|auto(?:-?resolved)?|なし|無し?|×|未対応|不要|対応なし|自動復旧|null)$/i.test(text);

/** A count beside a name: `SeatMapEmpty 3`, `3 SeatMapEmpty`, `SeatMapEmpty: 3回`. */
function countLines(text: string, known: readonly string[], tally: Tally): void {
  const names = [...known].filter((name) => name.trim() !== "").sort((a, b) => b.length - a.length);
  for (const line of text.split(/\r\n|\n|\r/)) {
    const name = names.find((one) => holdsName(line, one));
    if (name !== undefined) {
      const rest = line.replace(name, " ");
      tally.add(name, countAlone(rest) ?? 1, undefined);
      continue;
    }
    const counted = /^\s*(\S.{1,120}?)\s*[:：,\t]?\s+(\d{1,6})\s*(?:回|件|times?)?\s*$/i.exec(line);
    if (counted?.[1] !== undefined && /\p{L}/u.test(counted[1]) && !/[:：]\d\d/.test(line))
      tally.add(counted[1], Number(counted[2]), undefined);
    else {
      const labelled = /\b(?:alertname|alert)\s*[=:]\s*"?([\w.-]{3,})"?/.exec(line)?.[1];
      if (labelled !== undefined) tally.add(labelled, 1, undefined);
    }
  }
}

/** The name as a whole: `Latency` is no part of `LatencyHigh`. */
function holdsName(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    const [before, behind] = [line.charAt(at - 1), line.charAt(at + name.length)];
    const joins = (a: string, b: string): boolean => /[A-Za-z0-9_]/.test(a) && /[A-Za-z0-9_]/.test(b);
    if (!joins(before, name.charAt(0)) && !joins(name.slice(-1), behind)) return true;
  }
  return false;
}

/** A number that stands alone on the rest of a line: no time, no date, no value. */
function countAlone(rest: string): number | undefined {
  const plain = rest.normalize("NFKC").trim();
  const found = /^[\s:,|x×-]*(\d{1,6})\s*(?:回|件|times?)?[\s|]*$/i.exec(plain);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

type JsonRecord = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The alerts or incidents of a JSON answer: a list, or the list an object holds. */
function jsonRecords(text: string): readonly JsonRecord[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const held = isRecord(value) ? [value.data, value.alerts, value.incidents, value.items].find(Array.isArray) : value;
  const list: readonly unknown[] = Array.isArray(held) ? held : [];
  return list.filter(isRecord);
}

function countRecord(record: JsonRecord, tally: Tally): void {
  const labels = isRecord(record.labels) ? record.labels : {};
  const name = [labels.alertname, record.alertname, record.name, record.title, record.summary, record.monitorName].find(
    (value): value is string => typeof value === "string" && value.trim() !== "",
  );
  if (name === undefined) return;
  const acted = [record.acknowledgements, record.acknowledged_by, record.acknowledgedBy].find(
    (value) => value !== undefined,
  );
  const isActed = Array.isArray(acted) ? acted.length > 0 : Boolean(acted);
  tally.add(
    name,
    typeof record.count === "number" ? record.count : 1,
    acted === undefined ? undefined : isActed ? 1 : 0,
  );
}
