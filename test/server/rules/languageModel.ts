import type { EffectiveConfig } from "../../../server/src/config/effective";
import type { Action, DocumentModel, Prose, Section, SectionKey } from "../../../server/src/model/document";
import type { MarkdownDocument } from "../../../server/src/markdown/document";
import type { Finding, Rule } from "../../../server/src/rules/rule";
import { LineIndex } from "../../../server/src/text/lineIndex";
import { applyEdits } from "../../../server/src/text/span";

/** A postmortem that holds nothing but what a test gives it: rules about language need no reader. */
export function modelWith(text: string, parts: Partial<DocumentModel>): DocumentModel {
  return {
    path: "postmortems/example.md",
    markdown: plain(text),
    kind: "postmortem",
    kindReason: { by: "path", path: "postmortems/example.md", evidence: [] },
    language: "en",
    title: undefined,
    incidents: 1,
    parts: [],
    fields: [],
    sections: [],
    timelines: [],
    actions: [],
    gkpt: [],
    questions: [],
    statusUpdates: [],
    prose: [],
    runbook: undefined,
    mentions: [],
    ...parts,
  };
}

const plain = (text: string): MarkdownDocument => ({
  text,
  lines: new LineIndex(text),
  frontMatter: undefined,
  chunks: [],
  masks: [],
  suppressions: [],
  definitions: new Map(),
  degraded: false,
});

export function proseOf(text: string, section: SectionKey | undefined = "cause"): Prose {
  return { section, text, span: { start: 0, end: text.length }, spanOf: (start, end) => ({ start, end }), source: {} };
}

const section: Section = {
  key: "actions",
  title: "Actions",
  titleSpan: { start: 0, end: 0 },
  span: { start: 0, end: 0 },
  level: 2,
  form: "heading",
  parent: undefined,
  empty: false,
  placeholder: false,
  placeholderSpan: undefined,
  part: 0,
};

export function actionOf(text: string, parts: Partial<Action> = {}): Action {
  return {
    span: { start: 0, end: text.length },
    text,
    textSpan: { start: 0, end: text.length },
    form: "item",
    state: "open",
    stateSpan: undefined,
    owner: undefined,
    ownerSpan: undefined,
    ownerExpected: false,
    due: undefined,
    dueRaw: undefined,
    dueSpan: undefined,
    dueExpected: false,
    type: undefined,
    priority: undefined,
    link: undefined,
    reason: undefined,
    placeholder: false,
    section,
    part: 0,
    ...parts,
  };
}

const config: EffectiveConfig = {
  profile: "minimal",
  language: undefined,
  timezone: undefined,
  documents: [],
  severity: { name: "none", open: true, levels: [] },
  requiredFields: [],
  requiredSections: [],
  requiredRoles: [],
  requiredMilestones: [],
  people: {},
  rooms: {},
  statusUpdateEvery: undefined,
  postmortem: { dueDays: undefined, slot: undefined, agenda: [], questions: [] },
  actionsDueDays: {},
  issues: {},
  runbooks: { sections: [], reviewEvery: undefined },
  alerts: { files: [], runbookUrl: [] },
  readingClub: {},
  lexicon: { fields: {}, sections: {} },
  templates: {},
  rules: {},
  origins: {},
};

export const check = (rule: Rule, model: DocumentModel): Finding[] => [
  ...rule.check(model, { config, now: Date.parse("2026-01-15T00:00:00Z"), options: {} }),
];

export const unmarked = (marked: string): string => marked.replace(/[⟦⟧]/g, "");

/** What a rule says of one stretch of prose, marked in it. */
export function markedBy(rule: Rule, marked: string, at: SectionKey | undefined = "cause"): string {
  const text = unmarked(marked);
  return marks(text, check(rule, modelWith(text, { prose: [proseOf(text, at)] })));
}

export const marks = (text: string, findings: readonly Finding[]): string =>
  applyEdits(
    text,
    findings.map(({ span }) => ({ span, newText: `⟦${text.slice(span.start, span.end)}⟧` })),
  );
