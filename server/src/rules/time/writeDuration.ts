interface Unit {
  readonly minutes: number;
  readonly pattern: RegExp;
}

const units: readonly Unit[] = [
  { minutes: 1440, pattern: /^(?:days?|d|日間?)$/i },
  { minutes: 60, pattern: /^(?:hours?|hrs?|h|時間)$/i },
  { minutes: 1, pattern: /^(?:minutes?|mins?|m|分間?)$/i },
];

/** What stands for an hour or a minute where the old text names only the other. */
const families: readonly { readonly hour: string; readonly minute: string; readonly words: RegExp }[] = [
  { hour: "時間", minute: "分", words: /[時分日]/ },
  { hour: "h", minute: "m", words: /\d\s?[hmd]\b/i },
  { hour: " hr", minute: " min", words: /\d\s?(?:hrs?|mins?)\b/i },
  { hour: " hours", minute: " minutes", words: /hour|minute|day/i },
];

interface Piece {
  readonly unit: Unit;
  /** The unit as written, with the blank before it. */
  readonly text: string;
}

/**
 * A duration in the style of another: `103 minutes` stays in minutes, `1時間43分` keeps both units,
 * `2h` gains minutes when it needs them. Undefined when the old text is of no such form.
 */
export function writeDuration(minutes: number, like: string): string | undefined {
  const pieces = piecesOf(like);
  const smallest = pieces.at(-1);
  if (smallest === undefined || minutes <= 0) return undefined;
  const family = families.find(({ words }) => words.test(like));
  const all: Piece[] = [...pieces];
  if (smallest.unit.minutes > 1 && minutes % smallest.unit.minutes !== 0) {
    if (family === undefined || smallest.unit.minutes !== 60) return undefined;
    const minute = units.find((unit) => unit.minutes === 1);
    if (minute) all.push({ unit: minute, text: family.minute });
  }
  return joined(minutes, all, /\d\s?[^\d\s]+\s+\d/.test(like) || /^ /.test(all.at(-1)?.text ?? ""));
}

/** The whole text must be numbers with units, largest first. */
function piecesOf(like: string): Piece[] {
  const pieces: Piece[] = [];
  const rest = like
    .trim()
    .replace(
      /(\d+)(\s?)([A-Za-z]+|[時間分日]+)[,\s]*(?:and\s+)?/g,
      (_whole, _number: string, blank: string, word: string) => {
        const unit = units.find(({ pattern }) => pattern.test(word));
        if (unit === undefined) return "?";
        pieces.push({ unit, text: blank + word });
        return "";
      },
    );
  const falling = pieces.every(({ unit }, i) => i === 0 || unit.minutes < (pieces[i - 1]?.unit.minutes ?? 0));
  return rest === "" && falling ? pieces : [];
}

function joined(minutes: number, pieces: readonly Piece[], spaced: boolean): string {
  let left = minutes;
  const texts: string[] = [];
  for (const { unit, text } of pieces) {
    const count = Math.floor(left / unit.minutes);
    left -= count * unit.minutes;
    if (count > 0 || (pieces.length === 1 && texts.length === 0)) texts.push(count + inNumber(text, count));
  }
  return texts.join(spaced ? " " : "");
}

/** `1 hour`, `2 hours`: words of more than a letter take the number's form. */
function inNumber(text: string, count: number): string {
  if (!/^\s?(?:days?|hours?|minutes?|hrs?|mins?)$/i.test(text)) return text;
  if (count === 1) return text.replace(/s$/i, "");
  return /^\s?(?:day|hour|minute)$/i.test(text) ? `${text}s` : text;
}
