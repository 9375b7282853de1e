import type { Anchor } from "../runbooks/headings";
import { mappedPaths, type AddressRules } from "./addressMapping";
import type { Alert, AlertLink } from "./alert";
import { linkAddressOf, looksLikeHost, normalPath, type LinkAddress } from "./linkAddress";
import { findAnchor, namesHeading } from "./linkAnchors";
import type { LinkTarget, ResolvedLink } from "./links";
import type { PageNames } from "./pageNames";
import { readTemplates, wildcard, type TemplatedText } from "./templates";
import { fileAddressOf, sameRepository, webAddressOf, type FileAddress, type WebRepository } from "./webAddresses";

/** What links of one workspace folder are resolved against. Paths count from that folder, `/` separated. */
export interface LinkSurroundings {
  /** The documents of the folder. */
  readonly pages: PageNames;
  /** A file or a folder stands there; asked about what is no document. */
  exists(path: string): boolean;
  /** Every place of a document that an anchor may name; undefined for files that have none that is known. */
  anchorsOf(path: string): readonly Anchor[] | undefined;
  readonly rules: AddressRules;
  readonly checkout: Checkout;
}

/** The repository the folder belongs to. */
export interface Checkout {
  /** Of its remotes; empty without git. */
  readonly repositories: readonly WebRepository[];
  /** Where the folder stands in the repository, "" for its top; undefined when that is not known. */
  readonly prefix: string | undefined;
}

/**
 * Where every link of an alert leads, by what is on disk alone: nothing is ever fetched.
 * @param path of the file that defines the alert
 */
export function resolveLinks(alert: Alert, path: string, around: LinkSurroundings): readonly ResolvedLink[] {
  return alert.links.map((link) =>
    new Resolution(link, readTemplates(link.raw, alert), folderOf(path), around).result(),
  );
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** What is known of a path: the file it means, or where that file should be. */
interface Lookup {
  readonly found: string | undefined;
  readonly expected: string | undefined;
  /** Documents that a path with wildcards may mean. */
  readonly matches: readonly string[];
}

class Resolution {
  readonly #link: AlertLink;
  readonly #text: TemplatedText;
  readonly #folder: string;
  readonly #around: LinkSurroundings;

  constructor(link: AlertLink, text: TemplatedText, folder: string, around: LinkSurroundings) {
    this.#link = link;
    this.#text = text;
    this.#folder = folder;
    this.#around = around;
  }

  result(): ResolvedLink {
    const address = linkAddressOf(this.#text.text);
    if (address.kind === "elsewhere") return this.#external();
    if (address.kind === "path") return this.#ofPath(address.path, address.anchor);
    return this.#ofWeb(address);
  }

  #external(): ResolvedLink {
    const status = this.#text.templated ? "templated" : "external";
    return { ...this.#link, status, target: undefined, unmatched: false };
  }

  #ofPath(path: string, anchor: string | undefined): ResolvedLink {
    if (saysNothing(path)) return this.#external();
    const lookup = path.startsWith("/") ? this.#first([normalPath("", path)]) : this.#upward(path);
    const nothing = lookup.found === undefined && lookup.matches.length === 0;
    if (nothing && (this.#text.open || looksLikeHost(path))) return this.#external();
    return this.#settled(lookup, anchor);
  }

  #ofWeb({ address, anchor }: Extract<LinkAddress, { kind: "web" }>): ResolvedLink {
    const mapped = mappedPaths(address, this.#around.rules);
    if (mapped.length > 0) {
      // The path of a rule may bring the anchor along.
      const own = mapped.find((path) => path.includes("#"))?.replace(/^[^#]*#/, "");
      const paths = mapped.map((path) => normalPath("", path.replace(/#.*$/s, "")));
      return this.#settled(this.#first(paths, true), anchor ?? own);
    }
    const web = webAddressOf(address);
    const file = web === undefined ? undefined : fileAddressOf(web);
    return file === undefined ? this.#external() : this.#ofRepository(file, anchor);
  }

  /** A page of the web host. Of other repositories, and of what was at some time, nothing can be missing here. */
  #ofRepository({ repository, paths, pinned }: FileAddress, anchor: string | undefined): ResolvedLink {
    const { repositories, prefix } = this.#around.checkout;
    const own = repositories.some((each) => sameRepository(each, repository));
    if (!own && !this.#mayBeOurs(repository, paths)) return this.#external();
    const below = paths.filter((path) => !saysNothing(path)).flatMap((path) => this.#belowPrefix(path, prefix));
    const lookup = this.#first(below.map((path) => normalPath("", path)));
    if (lookup.found === undefined && lookup.matches.length === 0) {
      return own && !pinned && prefix !== undefined && below.length > 0
        ? this.#settled(lookup, anchor)
        : this.#external();
    }
    const settled = this.#settled(lookup, anchor);
    return pinned && settled.status === "missing-anchor" ? { ...settled, status: "ok" } : settled;
  }

  #belowPrefix(path: string, prefix: string | undefined): readonly string[] {
    if (prefix === undefined || prefix === "") return [path];
    return path.startsWith(`${prefix}/`) ? [path.slice(prefix.length + 1)] : [];
  }

  /** Without any remote, and of a fork's origin, the file itself tells: it stands in a folder of its own here. */
  #mayBeOurs({ host, path }: WebRepository, paths: readonly string[]): boolean {
    const { repositories } = this.#around.checkout;
    const name = path.slice(path.lastIndexOf("/"));
    if (repositories.length > 0 && !repositories.some((each) => each.host === host && each.path.endsWith(name)))
      return false;
    const lookup = this.#first(
      paths.filter((each) => each.includes("/") && !saysNothing(each)).map((each) => normalPath("", each)),
    );
    return lookup.found !== undefined || lookup.matches.length > 0;
  }

  /** Tried from the file's folder, then from each folder above it. */
  #upward(path: string): Lookup {
    const candidates: (string | undefined)[] = [];
    for (let folder = this.#folder; ; folder = folderOf(folder)) {
      candidates.push(normalPath(folder, path));
      if (folder === "") break;
    }
    const lookup = this.#first(candidates);
    if (lookup.found !== undefined) return lookup;
    const written = path.startsWith(".") ? candidates[0] : undefined;
    return { ...lookup, expected: written ?? this.#likeliest(candidates) };
  }

  /** Of the places where a file might be missing, the one whose folder is there; else from the root. */
  #likeliest(candidates: readonly (string | undefined)[]): string | undefined {
    const real = candidates.filter((each) => each !== undefined);
    return real.find((each) => each.includes("/") && this.#around.pages.hasFolder(folderOf(each))) ?? real.at(-1);
  }

  #first(candidates: readonly (string | undefined)[], onSite = false): Lookup {
    const { pages } = this.#around;
    const paths = candidates.filter((each) => each !== undefined);
    for (const path of paths) {
      if (path.includes(wildcard)) {
        const matches = pages.matching(path);
        if (matches.length > 0) return { found: undefined, expected: undefined, matches };
        continue;
      }
      const found = (onSite ? pages.findOnSite(path) : pages.find(path)) ?? (this.#isFile(path) ? path : undefined);
      if (found !== undefined) return { found, expected: undefined, matches: [] };
    }
    return { found: undefined, expected: paths.find((path) => !path.includes(wildcard)), matches: [] };
  }

  #isFile(path: string): boolean {
    return path !== "" && this.#around.exists(path);
  }

  #settled({ found, expected, matches }: Lookup, anchor: string | undefined): ResolvedLink {
    const { templated } = this.#text;
    const path = found ?? expected;
    const place = found === undefined || anchor === undefined ? undefined : this.#placeOf(found, anchor);
    const target: LinkTarget | undefined =
      path === undefined ? undefined : { path, anchor: shownAnchor(anchor), headingSpan: place?.span };
    if (templated) {
      const unmatched = found === undefined && matches.length === 0;
      return {
        ...this.#link,
        status: "templated",
        target: found === undefined ? undefined : target,
        unmatched,
        ...(matches.length > 0 ? { matches } : {}),
      };
    }
    const status = found === undefined ? "missing-file" : place?.missing === true ? "missing-anchor" : "ok";
    return { ...this.#link, status, target, unmatched: false };
  }

  #placeOf(path: string, anchor: string): { readonly span: LinkTarget["headingSpan"]; readonly missing: boolean } {
    if (!namesHeading(anchor) || anchor.includes(wildcard)) return { span: undefined, missing: false };
    const anchors = this.#around.anchorsOf(path);
    if (anchors === undefined) return { span: undefined, missing: false };
    const found = findAnchor(anchor, anchors);
    return { span: found?.heading?.span ?? found?.span, missing: found === undefined };
  }
}

/** A template with hardly a word around it could be any page, or none of ours. */
const saysNothing = (path: string): boolean =>
  path.includes(wildcard) && path.replace(/(?:\.html)?\.[a-z]+$/i, "").replace(/[^\p{L}\p{N}]+/gu, "").length < 3;

const shownAnchor = (anchor: string | undefined): string | undefined =>
  anchor === undefined || anchor.includes(wildcard) ? undefined : anchor;
