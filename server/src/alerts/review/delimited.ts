/** The rows of comma, tab or semicolon separated text (RFC 4180 quotes), or of a Markdown table; the delimiter is the first line's. */
export function delimitedRows(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\ufeff/, "");
  const first = /^[^\r\n]*/.exec(plain.trimStart())?.[0] ?? "";
  if (first.startsWith("|")) return pipedRows(plain);
  const delimiter = ["\t", ";", ","].find((mark) => first.includes(mark)) ?? ",";
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < plain.length) {
    const { value, next } = plain[at] === '"' ? quotedField(plain, at) : bareField(plain, at, delimiter);
    row.push(value);
    at = next;
    if (plain[at] === delimiter) {
      at += 1;
      continue;
    }
    if (row.some((cell) => cell.trim() !== "")) rows.push(row);
    row = [];
    at += plain.startsWith("\r\n", at) ? 2 : 1;
  }
  if (row.some((cell) => cell.trim() !== "")) rows.push(row);
  return rows;
}

interface ReadField {
  readonly value: string;
  readonly next: number;
}

function quotedField(text: string, start: number): ReadField {
  let value = "";
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return { value, next: at + 1 };
    at += 1;
  }
  return { value, next: at };
}

function bareField(text: string, start: number, delimiter: string): ReadField {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return { value: text.slice(start, at), next: at };
}

const pipedRows = (text: string): readonly (readonly string[])[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith("|") && !/^\|[\s|:-]+$/.test(line))
    .map((line) => line.replace(/^\||\|$/g, "").split(/(?<!\\)\|/));
