import { expect } from "vitest";
import type { Alert, AlertLink, SourceText } from "../../../server/src/alerts/alert";
import type { LinkedAlert, LinkTarget, ResolvedLink } from "../../../server/src/alerts/links";
import { resolveConfig } from "../../../server/src/config/resolve";
import type { AlertSurroundings, LinkedFile } from "../../../server/src/rules/alert/alertRule";
import { runAlertRules } from "../../../server/src/rules/alert/run";
import type { Diagnostic } from "../../../server/src/rules/rule";
import { translator } from "../../../server/src/text/message";
import { applyEdits } from "../../../server/src/text/span";

/** What is known of an alert whose name is in the text; everything else is found by its words. */
export interface Written {
  readonly name: string;
  readonly severity?: string;
  readonly summary?: string;
  readonly texts?: readonly string[];
  readonly links?: readonly (Partial<ResolvedLink> & { readonly raw: string })[];
  readonly named?: readonly LinkTarget[];
  readonly format?: Alert["format"];
  readonly muted?: boolean;
}

export interface Situation {
  readonly path?: string;
  readonly profile?: string;
  readonly config?: string;
  readonly workspace?: Partial<AlertSurroundings>;
  readonly problems?: LinkedFile["file"]["problems"];
}

export const rulesPath = "monitoring/rules/api.yml";

const noWorkspace: AlertSurroundings = { pages: [], examples: [], duplicatesOf: () => [] };

/** The place of a text in the file; outside of it when it is not written there. */
function found(text: string, part: string): SourceText {
  const start = text.indexOf(part);
  return { text: part, span: start < 0 ? { start: 0, end: 0 } : { start, end: start + part.length } };
}

export function linkedFile(
  text: string,
  alerts: readonly Written[],
  { path = rulesPath, problems = [] }: Situation = {},
): LinkedFile {
  const linked = alerts.map((written) => linkedAlert(text, written, path));
  return {
    path,
    text,
    alerts: linked,
    file: { format: "prometheus", alerts: linked.map(({ alert }) => alert), problems },
  };
}

function linkedAlert(text: string, written: Written, path: string): LinkedAlert {
  const links = (written.links ?? []).map((link): ResolvedLink => {
    const base: AlertLink = { raw: link.raw, span: found(text, link.raw).span, key: "runbook_url", runbook: true };
    return { ...base, status: "ok", target: undefined, unmatched: false, ...link };
  });
  const alert: Alert = {
    format: written.format ?? "prometheus",
    name: found(text, written.name),
    span: { start: 0, end: text.length },
    id: undefined,
    group: undefined,
    severity: written.severity === undefined ? undefined : found(text, written.severity),
    component: undefined,
    summary: written.summary === undefined ? undefined : found(text, written.summary),
    texts: (written.texts ?? []).map((one) => found(text, one)),
    expression: undefined,
    muted: written.muted ?? false,
    links,
    dashboards: [],
  };
  return { alert, path, links, named: written.named ?? [] };
}

export function findingsOf(file: LinkedFile, { profile, config: own, workspace }: Situation = {}): Diagnostic[] {
  const { config } = resolveConfig({
    profile,
    ...(own === undefined ? {} : { file: { path: ".afterword.yaml", text: own } }),
  });
  return runAlertRules(file, {
    config,
    workspace: { ...noWorkspace, ...workspace },
    onRuleError: (code, error) => {
      throw new Error(`${code} threw`, { cause: error });
    },
  });
}

/** The text with the places of a code's findings marked ⟦…⟧. */
export function marked({ text }: LinkedFile, diagnostics: readonly Diagnostic[], code: string): string {
  const spans = diagnostics.filter((one) => one.code === code).map(({ span }) => span);
  return applyEdits(
    text,
    spans.map((span) => ({ span, newText: `⟦${text.slice(span.start, span.end)}⟧` })),
  );
}

export const english = translator();

/** The text after the first fix of a code's first finding. */
export function fixed({ text }: LinkedFile, diagnostics: readonly Diagnostic[], code: string): string {
  const fix = diagnostics.find((one) => one.code === code)?.fixes?.[0];
  expect(fix, `${code} has no fix`).toBeDefined();
  return applyEdits(text, fix?.edits ?? []);
}
