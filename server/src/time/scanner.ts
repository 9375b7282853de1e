/**
 * A cursor over a text that reads tokens by sticky patterns. Full-width letters and digits are folded
 * one to one, so that offsets hold.
 */
export class Scanner {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** Matches exactly here and moves behind the match; patterns carry the `y` flag. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = this.peek(pattern);
    if (match) this.at += match[0].length;
    return match;
  }

  peek(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text) ?? undefined;
  }

  /** Runs a reader and goes back when it finds nothing. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const start = this.at;
    const result = read();
    if (result === undefined) this.at = start;
    return result;
  }
}

/** Full-width ASCII, the ideographic space and typographic hyphens as their plain forms, one character for one. */
export function foldWidth(text: string): string {
  return /[\u00a0\u2010\u2011\u2012\u3000\uff01-\uff5e]/.test(text)
    ? text.replace(/[\u00a0\u2010\u2011\u2012\u3000\uff01-\uff5e]/g, (char) => {
        const code = char.charCodeAt(0);
        if (code === 0x3000 || code === 0xa0) return " ";
        if (code < 0x2100) return "-";
        return String.fromCharCode(code - 0xfee0);
      })
    : text;
}
