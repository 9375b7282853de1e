import { describe, expect, it, vi } from "vitest";
import type { FrontMatterEntry } from "../../../server/src/markdown/document";
import { readMarkdown } from "../../../server/src/markdown/read";

function frontMatterOf(text: string) {
  const { frontMatter } = readMarkdown(text);
  if (!frontMatter) throw new Error("no front matter");
  return frontMatter;
}

/** Entries as `key=raw`, checked to stand where their spans say. */
function written(text: string): readonly string[] {
  return frontMatterOf(text).entries.map(({ key, keySpan, raw, valueSpan }: FrontMatterEntry) => {
    const name = text.slice(keySpan.start, keySpan.end).replace(/["']/g, "");
    expect(key.endsWith(name)).toBe(true);
    expect(text.slice(valueSpan.start, valueSpan.end)).toContain(raw);
    return `${key}=${raw}`;
  });
}

describe("YAML front matter", () => {
  it("keeps values as written: dates stay text, quotes and comments go", () => {
    const text = `---\ntitle: "Login: down" # short\ndate: 2026-01-15\nseverity: 'SEV-2'\n---\n# Body\n`;
    expect(written(text)).toEqual(["title=Login: down", "date=2026-01-15", "severity=SEV-2"]);
    expect(frontMatterOf(text).entries.map(({ value }) => value)).toEqual(["Login: down", "2026-01-15", "SEV-2"]);
  });

  it("lists nested mappings behind their parent with dotted keys", () => {
    expect(written("---\nimpact:\n  users: 12\n  regions: [eu, us]\n---\n")).toEqual([
      "impact=users: 12\n  regions: [eu, us]",
      "impact.users=12",
      "impact.regions=[eu, us]",
    ]);
  });

  it("places empty values behind the colon", () => {
    const text = "---\nstatus:\nowner: # nobody yet\nnote: ''\n---\n";
    expect(written(text)).toEqual(["status=", "owner=", "note="]);
    const [status, , note] = frontMatterOf(text).entries;
    expect(status?.valueSpan).toEqual({ start: 11, end: 11 });
    expect([status?.value, note?.value]).toEqual([null, ""]);
  });

  it("reads block scalars as their text", () => {
    expect(frontMatterOf("---\nsummary: |\n  one\n  two\n---\n").entries[0]?.raw).toBe("one\ntwo");
  });

  it.each(["\r\n", "\r"])("reads lines that end in %j, behind a byte order mark", (eol) => {
    const text = ["\ufeff---", "a: 1", "b: two", "---", "# Body"].join(eol);
    expect(written(text)).toEqual(["a=1", "b=two"]);
    expect(frontMatterOf(text).span).toEqual({ start: 1, end: text.indexOf(`${eol}# Body`) });
    expect(frontMatterOf(text).error).toBeUndefined();
  });

  it("reads on behind an entry that is broken, and says where it is", () => {
    const text = "---\ndate: 2026-01-15\ntitle: Login: down\nstatus: 'open\nowner: ann\n---\n";
    expect(written(text)).toEqual(["date=2026-01-15", "title=Login: down", "status='open", "owner=ann"]);
    const { error } = frontMatterOf(text);
    expect(text.slice(error?.span.start, error?.span.end)).toBe("Login: down");
  });

  it("reports a tab as indentation and a duplicate key, and keeps the entries", () => {
    const tab = "---\na: 1\nb:\n\tc: 2\n---\n";
    expect(frontMatterOf(tab).error?.message).toMatch(/tab/i);
    const twice = "---\na: 1\nb: 2\na: 3\n---\n";
    const { error } = frontMatterOf(twice);
    expect(twice.slice(error?.span.start, error?.span.end)).toBe("a: 3");
    expect(written(twice)).toEqual(["a=1", "b=2", "a=3"]);
  });

  it("resolves anchors, and reports an alias without one", () => {
    expect(frontMatterOf("---\na: &x 5\nb: *x\n---\n").entries.map(({ value }) => value)).toEqual([5, 5]);
    const text = "---\na: 1\nb: *gone\n---\n";
    const { entries, error } = frontMatterOf(text);
    expect(entries.map(({ value }) => value)).toEqual([1, null]);
    expect(text.slice(error?.span.start, error?.span.end)).toBe("*gone");
  });

  it("reads templated values without a word to the process", () => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    expect(frontMatterOf("---\ntitle: {{ title }}\nseverity: SEV2\n---\n").entries.map(({ key }) => key)).toContain(
      "severity",
    );
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it("survives nesting and alias bombs that no person writes", () => {
    expect(frontMatterOf(`---\na: ${"[".repeat(20_000)}\nb: 1\n---\n`).error).toBeDefined();
    const bomb = [
      "a: &a [x, x, x, x, x, x, x, x, x]",
      "b: &b [*a, *a, *a, *a, *a, *a, *a, *a]",
      "c: &c [*b, *b, *b, *b, *b, *b, *b, *b]",
      "d: [*c, *c, *c, *c, *c, *c, *c, *c]",
    ];
    expect(frontMatterOf(`---\n${bomb.join("\n")}\n---\n`).entries.length).toBe(4);
  });
});

describe("TOML front matter", () => {
  it("gives keys and values their places, tables as dotted keys", () => {
    const text = `+++\ntitle = "Down" # c\ndate = 2026-01-15\ntags = [\n  "a", # x\n  "b",\n]\n[extra]\nteam = 'ops'\n+++\n`;
    expect(written(text)).toEqual([
      "title=Down",
      "date=2026-01-15",
      'tags=[\n  "a", # x\n  "b",\n]',
      "extra=",
      "extra.team=ops",
    ]);
    expect(frontMatterOf(text).format).toBe("toml");
    expect(frontMatterOf(text).error).toBeUndefined();
  });

  it("reads on behind a broken entry", () => {
    const text = "+++\ntitle = Down\nowner = 'ann'\n+++\n";
    expect(written(text)).toEqual(["title=Down", "owner=ann"]);
    const { error } = frontMatterOf(text);
    expect(text.slice(error?.span.start, error?.span.end)).toBe("title = Down");
  });
});

it("takes a thematic break without a closing fence for no front matter", () => {
  for (const text of [
    "---\n\n- a\n- b\n",
    " ---\na: 1\n---\n",
    "\n---\na: 1\n---\n",
    "----\na: 1\n----\n",
    "--- x\na: 1\n---\n",
  ]) {
    expect(readMarkdown(text).frontMatter).toBeUndefined();
  }
  expect(readMarkdown("---\n\n- a\n- b\n").chunks[0]?.content.blocks.map(({ type }) => type)).toContain("item");
});
