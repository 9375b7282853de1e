import { factsOf, type DocumentFacts } from "../../readingClub/documentFacts";
import { headingsOf, portionIn } from "../../readingClub/session/headings";
import type { Portion } from "../../readingClub/session/sessionFile";
import type { Range } from "../../text/lineIndex";
import type { Club } from "../../workspace/clubStore";
import type { IndexedDocument } from "../../workspace/documentIndex";
import { documentOf, targetOf, type KnownReadings } from "../readingClub/view";
import { readAny } from "./readAny";
import type { Session } from "./session";

/** How long reading may hold up waiting messages, milliseconds. */
const slice = 30;

/** What documents tell the reading club: read when somebody asks, and kept until they change. */
export class ClubFacts {
  readonly #session: Session;
  readonly #known = new WeakMap<IndexedDocument, Promise<DocumentFacts | undefined>>();
  readonly #portions = new WeakMap<IndexedDocument, Map<string, Promise<Range | undefined>>>();
  #since = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Undefined for what is not there, or cannot be read. */
  async of(uri: string): Promise<DocumentFacts | undefined> {
    const entry = this.#session.index.get(uri);
    if (entry === undefined) return this.#read(uri);
    const known = this.#known.get(entry) ?? this.#read(uri);
    this.#known.set(entry, known);
    return known;
  }

  /** Everything that has to be known to show the clubs. */
  async forClubs(clubs: readonly Club[]): Promise<KnownReadings> {
    const facts = new Map<string, DocumentFacts>();
    const ranges = new Map<string, Range>();
    const missing = new Set<string>();
    for (const club of clubs) {
      for (const uri of new Set(club.items.flatMap((item) => documentOf(club, item) ?? []))) {
        const found = await this.of(uri);
        if (found !== undefined) facts.set(uri, found);
        else if (!(await this.#session.ports.files.exists(uri))) missing.add(uri);
      }
      for (const session of club.sessions) {
        const range = session.portion === undefined ? undefined : await this.#portion(club, session);
        if (range !== undefined) ranges.set(session.uri, range);
      }
    }
    return {
      factsOf: (uri) => facts.get(uri),
      isMissing: (uri) => missing.has(uri),
      rangeOf: (session) => ranges.get(session),
    };
  }

  async #portion(club: Club, { portion, ...session }: Club["sessions"][number]): Promise<Range | undefined> {
    const uri = documentOf(club, targetOf(club, session));
    if (uri === undefined || portion === undefined) return undefined;
    const entry = this.#session.index.get(uri);
    if (entry === undefined) return this.#rangeOf(uri, portion);
    const known = this.#portions.get(entry) ?? new Map<string, Promise<Range | undefined>>();
    this.#portions.set(entry, known);
    const key = JSON.stringify(portion);
    const range = known.get(key) ?? this.#rangeOf(uri, portion);
    known.set(key, range);
    return range;
  }

  async #rangeOf(uri: string, portion: Portion): Promise<Range | undefined> {
    const page = await readAny(this.#session, uri);
    const span = page && portionIn(headingsOf(page.model.markdown), portion);
    return span && page.model.markdown.lines.rangeOf(span);
  }

  async #read(uri: string): Promise<DocumentFacts | undefined> {
    const { clock, idle } = this.#session.ports;
    if (clock.now() - this.#since > slice) {
      await idle.pause();
      this.#since = clock.now();
    }
    const page = await readAny(this.#session, uri);
    return page && factsOf(page.model);
  }
}
