import type { DocumentKind, FieldKey, SectionKey } from "../model/document";
import type { FindingSeverity } from "../rules/rule";
import type { LocalText, SeverityScale } from "../severity/scale";
import type { Message } from "../text/message";
import type { Span } from "../text/span";

/** Where a value of the configuration comes from. */
export type Origin =
  | { readonly from: "built-in" }
  | { readonly from: "profile"; readonly name: string }
  | { readonly from: "file"; readonly path: string; readonly span: Span };

export interface RuleSetting {
  readonly level: FindingSeverity | "off";
  readonly options: Readonly<Record<string, unknown>>;
}

/** The configuration in force for a document: one resolver for the editor and the command line. */
export interface EffectiveConfig {
  readonly profile: string;
  readonly language: "en" | "ja" | undefined;
  /** IANA name or `+09:00`, for times without a zone; never the machine's. */
  readonly timezone: string | undefined;
  readonly documents: readonly { readonly glob: string; readonly kind: DocumentKind }[];
  readonly severity: SeverityScale;
  /** Required on incidents and postmortems. */
  readonly requiredFields: readonly FieldKey[];
  readonly requiredSections: readonly SectionKey[];
  readonly requiredRoles: readonly FieldKey[];
  readonly requiredMilestones: readonly FieldKey[];
  /** Name → handles. */
  readonly people: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly rooms: Readonly<Record<string, string>>;
  /** Default minutes between status updates while the incident lasts; levels of the scale override it. */
  readonly statusUpdateEvery: number | undefined;
  readonly postmortem: {
    readonly dueDays: number | undefined;
    readonly slot: string | undefined;
    readonly agenda: readonly LocalText[];
    readonly questions: readonly LocalText[];
  };
  readonly actionsDueDays: Readonly<Record<string, number>>;
  readonly issues: Readonly<Record<string, { readonly repository: string; readonly labels: readonly string[] }>>;
  readonly runbooks: {
    readonly sections: readonly string[];
    readonly reviewEvery: string | undefined;
  };
  readonly alerts: {
    readonly files: readonly string[];
    readonly runbookUrl: readonly { readonly match: string; readonly path: string }[];
  };
  readonly readingClub: Readonly<Record<string, unknown>>;
  /** More labels and headings per meaning, beside the built-in lexicon. */
  readonly lexicon: {
    readonly fields: Readonly<Record<string, readonly string[]>>;
    readonly sections: Readonly<Record<string, readonly string[]>>;
  };
  readonly templates: Readonly<Record<string, string>>;
  /** Settings by rule code; a code that is absent keeps the rule's own default. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Where each top-level value (dotted path) comes from; what is absent is built in. */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** A wrong value in `.afterword.yaml`: shown on its line as `config/invalid`; the rest of the file applies. */
export interface ConfigProblem {
  readonly span: Span;
  readonly message: Message;
}
