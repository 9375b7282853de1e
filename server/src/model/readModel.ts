import type { EffectiveConfig } from "../config/effective";
import { Lexicon } from "../lexicon/lexicon";
import type { MarkdownDocument } from "../markdown/document";
import type { DocumentModel, Field } from "./document";
import { readActions } from "./actions/readActions";
import { readDocumentDay } from "./documentDay";
import { readFields } from "./fields";
import { timelineFields } from "./timelineFields";
import { readGkpt } from "./gkpt";
import { readKind } from "./kind";
import { readLanguage } from "./language";
import { readMentions } from "./mentions";
import { readOutline } from "./outline";
import { incidentsInFields } from "./parts";
import { readProse } from "./prose";
import { readQuestions } from "./questions";
import { readRunbook } from "./readRunbook";
import { readStatusUpdates } from "./statusUpdates";
import { readTimelines } from "./timeline/readTimelines";
import { readTitle } from "./title";

export interface ModelSource {
  /** Relative to the workspace root, `/` separated; folder names are evidence of the kind. */
  readonly path: string;
  /** Name of the workspace folder or repository: a repository called `postmortems` says as much as a folder. */
  readonly root?: string | undefined;
  readonly config: EffectiveConfig;
}

const lexicons = new WeakMap<EffectiveConfig["lexicon"], Lexicon>();

export function lexiconOf(config: EffectiveConfig): Lexicon {
  const known = lexicons.get(config.lexicon);
  if (known) return known;
  const lexicon = new Lexicon(config.lexicon);
  lexicons.set(config.lexicon, lexicon);
  return lexicon;
}

/** Reads what a document says: its kind and why, fields, sections, timelines, actions; each fact with its place. */
export function readModel(markdown: MarkdownDocument, { path, root, config }: ModelSource): DocumentModel {
  const lexicon = lexiconOf(config);
  const outline = readOutline(markdown, lexicon);
  const title = readTitle(markdown, outline);
  const context = readDocumentDay(markdown, outline, title?.text ?? "", path);
  const stated = readFields(markdown, outline, lexicon, context);
  const timelines = readTimelines(outline, lexicon, stated, context);
  const fields: readonly Field[] = [...stated, ...timelineFields(timelines, stated, lexicon)];
  const { kind, reason } = readKind({
    markdown,
    outline,
    fields,
    timelines,
    title: title?.text ?? "",
    path,
    root,
    config,
  });
  const incidentLike = kind !== "other" && kind !== "runbook" && kind !== "index";
  const actions = once(() => (incidentLike ? readActions(outline, context) : []));
  const gkpt = once(() => (incidentLike ? readGkpt(outline) : []));
  const questions = once(() => (incidentLike ? readQuestions(outline) : []));
  const statusUpdates = once(() => (incidentLike ? readStatusUpdates(outline, context) : []));
  const prose = once(() => (incidentLike ? readProse(outline) : []));
  const mentions = once(() => readMentions(markdown));
  return {
    path,
    markdown,
    kind,
    kindReason: reason,
    language: readLanguage(markdown),
    title,
    incidents: Math.max(incidentsInFields(fields), outline.parts.length),
    parts: outline.parts.map((section) => ({ title: section.title, titleSpan: section.titleSpan, span: section.span })),
    fields,
    sections: outline.sections,
    timelines,
    runbook: kind === "runbook" ? readRunbook(markdown, title?.text ?? "") : undefined,
    // Read when a rule or a feature asks: most keystrokes ask for none of them.
    get actions() {
      return actions();
    },
    get gkpt() {
      return gkpt();
    },
    get questions() {
      return questions();
    },
    get statusUpdates() {
      return statusUpdates();
    },
    get prose() {
      return prose();
    },
    get mentions() {
      return mentions();
    },
  };
}

/** Reads once, at the first call. */
function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}
