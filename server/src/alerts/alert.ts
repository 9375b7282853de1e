import type { Message } from "../text/message";
import type { Span } from "../text/span";

export const alertFormats = ["prometheus", "prometheus-rule", "mackerel", "grafana", "datadog"] as const;
export type AlertFormat = (typeof alertFormats)[number];

/** A value as the format understands it (quotes, folding and escapes undone), and where it stands in the file. */
export interface SourceText {
  readonly text: string;
  /** Of the value without its quotes; of a block scalar, from its first to its last character. */
  readonly span: Span;
}

/** One address or path that leads somewhere from an alert. */
export interface AlertLink {
  /** As the format understands it: `docs/runbooks/x.md#anchor`, `https://…`, with templates left as they are. */
  readonly raw: string;
  readonly span: Span;
  /** What holds it: `runbook_url`, `runbook`, `memo`, `message`, `description` … */
  readonly key: string;
  /** It claims to be the alert's runbook: a field for it, or a text that says so; else any link of its text. */
  readonly runbook: boolean;
}

/** One alert rule or monitor. */
export interface Alert {
  readonly format: AlertFormat;
  readonly name: SourceText;
  /** The whole rule. */
  readonly span: Span;
  /** The id of the alert system, where it states one. */
  readonly id: string | undefined;
  /** The rule group or folder it stands in. */
  readonly group: string | undefined;
  readonly severity: SourceText | undefined;
  /** From labels, `service` and `scopes`, tags or the group; undefined when nothing tells it. */
  readonly component: string | undefined;
  /** Every label the rule itself sets, severity among them: they tell rules of one name apart. */
  readonly labels?: Readonly<Record<string, string>>;
  /** One line on what it means. */
  readonly summary: SourceText | undefined;
  /** Everything it tells whoever is called: description, `memo`, `message`. */
  readonly texts: readonly SourceText[];
  /** The query or the condition, as written. */
  readonly expression: string | undefined;
  /** Silenced in its own definition (`isMute`, `isPaused`, `options.silenced`). */
  readonly muted: boolean;
  /** Order of the file. */
  readonly links: readonly AlertLink[];
  /** Addresses of dashboards, `uid#panel` for Grafana's. */
  readonly dashboards: readonly string[];
}

/** A part of an alert file that cannot be read; the rest of the file is. */
export interface AlertProblem {
  readonly span: Span;
  readonly message: Message;
  /** It was read anyway, but the system that takes the file will not. */
  readonly read?: true;
}

/** What was read of a file that holds alerts. */
export interface AlertFile {
  /** Of the first alert; a file may hold several. */
  readonly format: AlertFormat;
  /** Order of the file. */
  readonly alerts: readonly Alert[];
  readonly problems: readonly AlertProblem[];
}
