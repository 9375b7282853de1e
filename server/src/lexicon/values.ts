import type { ActionState, StatusValue } from "../model/document";
import { memoByText } from "../text/memo";
import { labelKey } from "../text/normalize";
import { actionStateWords, placeholderWords, statusWords, unknownWords } from "./words";

const placeholderKeys = new Set(placeholderWords.map(labelKey));
const unknownKeys = new Set(unknownWords.map(labelKey));

/** Fills such as `[Name]`, `<TBD>`, `{{ … }}`, `YYYY-MM-DD`, `INC-XXXX`, `X hours Y minutes`, `@username`, "Draft | In Review | Final". */
const fills: readonly RegExp[] = [
  /^\[[^\]]*\](?![(:[])[\s.]*$/u,
  /^[<＜][^<>]{1,80}[>＞]$/u,
  /^\{\{[^}]*\}\}$/u,
  /^<<.*>>$/u,
  /^(?:Y{4}|20[xX]{2})[-/.年]/u,
  /^(?:INC|PM|INCIDENT|ISSUE|JIRA|TICKET|PROJ)-(?:X+|Y{2,}|N+|#+|0{3,}|YYYY-NNNN?|XXXX?)/u,
  /^[XxYyN?]{1,2}\s?(?:hours?|minutes?|mins?|h|m|時間|分|%)/u,
  /^\?+\s?(?:hours?|minutes?|mins?|h|m|%|時間|分)?$/u,
  /^[○〇◯●xXｘＸ]{2,}/u,
  /^(?:HH|hh|XX|xx|\?\?):?(?:MM|mm|XX|xx|\?\?)/u,
  /^@(?:username|name|user|person|owner)\b/iu,
  /^\S+(?: \S+)? \[link to [^\]]*\]$/iu,
  /^lorem ipsum\b/iu,
  // A promise to write: "TODO: write this later". A task ("TODO: add an alert") is none.
  /^(?:todo|fixme|tb[dac])\s*[:：.–—-]?\s*(?:to be\s+)?(?:(?:write|written|fill|filled|complete|completed|describe|update|finish)(?:\s+(?:this|it|me|here|in|out|up|details?|the (?:section|summary|impact|details?)|section|something|later|soon|afterwards|when known))*|later|soon)[\s.!…]*$/iu,
  /^(?:(?:todo|tb[dac])\s*[:：]?\s*)?(?:後で|あとで|後ほど|のちほど|後日|追って)、?(?:書く|書きます|記入|記載|記述|追記|入力|埋める|埋めます)(?:する|します|予定(?:です)?)?[\s。.]*$/iu,
];

/** Nothing the author has filled in: empty, TBD, `-`, `[Name]`, a template's choice left open. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return text.length <= 400 && placeholders(text);
}

const placeholders = memoByText(
  (text) => placeholderKeys.has(labelKey(text)) || fills.some((fill) => fill.test(text)) || isOpenChoice(text),
);

/** `Draft | In Review | Final`, `[Internal | Outage]`, `Yes/No`: a choice nobody has made. */
function isOpenChoice(text: string): boolean {
  if (/^\[?[^|[\]]{1,30}(?:\|[^|[\]]{1,30})+\]?$/u.test(text) && !/\d{2}:\d{2}/.test(text)) return true;
  const parts = text.replace(/^[[(（]|[\])）]$/g, "").split(/\s*[/／・]\s*/);
  return parts.length > 1 && parts.every((part) => statusKeys.has(labelKey(part)) || /^(?:yes|no|y|n)$/i.test(part));
}

export const isUnknown = (value: string): boolean =>
  value.length <= 40 && unknownKeys.has(labelKey(value).replace(/[。.]$/, ""));

const statusKeys = byWord<Exclude<StatusValue, "other">>(statusWords);

/** The status a value begins with, after emoji and brackets; `other` when it says something else. */
export function readStatus(value: string): StatusValue {
  return beginning(strip(value), statusKeys) ?? "other";
}

const stateKeys = byWord<Exclude<ActionState, "unknown">>(actionStateWords);

/** The state a status cell begins with. */
export function readActionState(value: string): ActionState {
  const plain = value.replace(/[\ufe0f*_`~]/g, "");
  return beginning(plain, stateKeys) ?? beginning(strip(value), stateKeys) ?? "unknown";
}

/** The value of the longest known word a text begins with. */
function beginning<T>(text: string, words: ReadonlyMap<string, T>): T | undefined {
  const folded = text.normalize("NFKC").toLowerCase();
  for (let length = Math.min(folded.length, 40); length > 0; length -= 1) {
    const found = wordEnds(folded, length) ? words.get(labelKey(folded.slice(0, length))) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Values by the key of each of their words; the first value that lists a word has it. */
function byWord<V extends string>(words: Readonly<Record<V, readonly string[]>>): ReadonlyMap<string, V> {
  const values = new Map<string, V>();
  for (const value in words)
    for (const word of words[value]) if (!values.has(labelKey(word))) values.set(labelKey(word), value);
  return values;
}

/** Latin words end at a non-letter; Japanese and Chinese ones anywhere but inside a longer number. */
function wordEnds(text: string, length: number): boolean {
  const [last, next] = [text.charAt(length - 1), text.charAt(length)];
  return !(/[a-zøåæ]/.test(last) && /[a-zøåæ]/.test(next));
}

function strip(value: string): string {
  return value.replace(/^[\s\p{Extended_Pictographic}\ufe0f\u200d[（(【「*_`~:-]+/u, "");
}
