import type { EffectiveConfig } from "../config/effective";
import type { DocumentModel, FieldKey, SectionKey } from "../model/document";
import { fieldLabel, sectionTitle } from "../rules/names";
import type { Diagnostic } from "../rules/rule";
import type { Message, Translate } from "../text/message";
import type { IndexedDocument } from "../workspace/documentIndex";

/** Whom the server talks to: language and the way to the rule pages. */
export interface Audience {
  readonly locale: "en" | "ja";
  readonly translate: Translate;
  /** Address of a rule's page; undefined where there is none to open. */
  pageOf(code: string): string | undefined;
}

/** An open document as features see it. */
export interface DocumentContext {
  /** As the editor spells it. */
  readonly uri: string;
  readonly version: number;
  readonly model: DocumentModel;
  readonly config: EffectiveConfig;
  readonly diagnostics: readonly Diagnostic[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly audience: Audience;
  readonly index: KnownDocuments;
}

/** The other documents of the workspace, by the ids they go by. */
export interface KnownDocuments {
  find(id: string): readonly IndexedDocument[];
  get(uri: string): IndexedDocument | undefined;
  all(): Iterable<IndexedDocument>;
}

/** A message in the user's language. */
export const say = (context: Pick<DocumentContext, "audience">, text: Message): string =>
  context.audience.translate(text);

/** A text of the configuration in the user's language. */
export const local = (
  context: Pick<DocumentContext, "audience">,
  text: { readonly en: string; readonly ja: string },
): string => text[context.audience.locale];

/** What a field is called in the user's language. */
export const fieldName = ({ audience }: Pick<DocumentContext, "audience">, key: FieldKey): string =>
  fieldLabel(key, audience.locale);

export const sectionName = ({ audience }: Pick<DocumentContext, "audience">, key: SectionKey): string =>
  sectionTitle(key, audience.locale);
