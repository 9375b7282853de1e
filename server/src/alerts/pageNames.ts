import { wildcard } from "./templates";

const markdownEnding = /(?:\.html)?\.(?:md\.erb|md|markdown|qmd)$/i;
const frontPage = /(?:^|\/)(?:readme|index|_index)$/i;

/** The document a path of a link means, by every way in which pages are linked to. */
export class PageNames {
  readonly #documents = new Set<string>();
  readonly #byForm = new Map<string, string>();
  readonly #byLowerForm = new Map<string, string>();
  readonly #folders = new Set<string>([""]);
  readonly #matches = new Map<string, readonly string[]>();

  /** @param documents paths from the root, `/` separated */
  constructor(documents: Iterable<string>) {
    for (const path of documents) this.#documents.add(path);
    for (const path of [...this.#documents].sort()) {
      for (const form of formsOf(path)) {
        if (!this.#byForm.has(form)) this.#byForm.set(form, path);
        const lower = form.toLowerCase();
        if (!this.#byLowerForm.has(lower)) this.#byLowerForm.set(lower, path);
      }
      for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
        const folder = path.slice(0, at);
        if (this.#folders.has(folder)) break;
        this.#folders.add(folder);
      }
    }
  }

  /** A path with or without its ending, of a folder with a front page, of the page a static site makes. */
  find(path: string): string | undefined {
    return this.#documents.has(path) ? path : this.#byForm.get(path);
  }

  /** The same for an address of a site, which often writes its pages in lower case. */
  findOnSite(path: string): string | undefined {
    return this.find(path) ?? this.#byLowerForm.get(path.toLowerCase());
  }

  /** Some document stands somewhere below the folder. */
  hasFolder(path: string): boolean {
    return this.#folders.has(path);
  }

  /** The documents a path with wildcards may mean; a wildcard is any text. */
  matching(pattern: string): readonly string[] {
    let found = this.#matches.get(pattern);
    if (found === undefined) {
      const parts = pattern.split(wildcard);
      found = [...this.#documents].filter((path) => formsOf(path).some((form) => fits(form, parts)));
      if (this.#matches.size >= mostPatterns) this.#matches.clear();
      this.#matches.set(pattern, found);
    }
    return found;
  }
}

const mostPatterns = 5000;

/** `a/x.html.md.erb` is also `a/x.md.erb`, `a/x.md`, `a/x.html` and `a/x`; `a/README.md` is also `a`. */
function formsOf(path: string): readonly string[] {
  const stem = path.replace(markdownEnding, "");
  const forms = [path, stem, `${stem}.html`, `${stem}.md`];
  if (frontPage.test(stem)) forms.push(stem.slice(0, Math.max(0, stem.lastIndexOf("/"))));
  return forms;
}

/** Whether the parts come in this order, the first at the start and the last at the end. */
function fits(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
