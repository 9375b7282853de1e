import { kindInConfig } from "../config/documents";
import type { EffectiveConfig } from "../config/effective";
import type { MarkdownDocument } from "../markdown/document";
import { documentKinds, type DocumentKind, type Field, type KindReason, type Section, type Timeline } from "./document";
import {
  incidentEvidence,
  isForm,
  isUnfilledTemplate,
  reviewPromise,
  runbookEvidence,
  statusNoticeEvidence,
  troubleEvidence,
  type Evidence,
  type Findings,
} from "./evidence";
import { isLinkPage, mayBeLinkPage } from "./linkPage";
import type { Outline } from "./sections";

export interface KindSource {
  readonly markdown: MarkdownDocument;
  readonly outline: Outline;
  readonly fields: readonly Field[];
  readonly timelines: readonly Timeline[];
  readonly title: string;
  readonly path: string;
  readonly root: string | undefined;
  readonly config: EffectiveConfig;
}

export interface Kind {
  readonly kind: DocumentKind;
  readonly reason: KindReason;
}

export const incidentFolders =
  /(?:^|[-_+.\d])(?:post[-_]?mortems?|incidents?|incident[-_](?:reports?|reviews?|retros?|records?)|outages?|retros?|disclosures?|rca|pir|ポストモーテム|障害報告|障害報告書|障害記録|障害|インシデント|hendelser|故障报告|复盘)$/i;
export const runbookFolders =
  /(?:^|[-_+.\d])(?:run-?books?|play-?books?|alerts?|oncall|on-call|障害対応手順|手順書|運用手順|ランブック|runbook-.*)$/i;
/** Pages on how to do anything; those for people on call are among them. */
export const howToFolders = /(?:^|[-_+.\d])(?:sops?|how-?tos?)$/i;
export const indexNames =
  /^(?:readme|index|contributing|changelog|license|code_of_conduct|security|summary|toc|_index|_sidebar|glossary)(?:\.|$)/i;
export const templateNames =
  /(?:^|[-_.\s])templates?(?=$|[-_.\s])|テンプレート|雛形|ひな形|(?:^|[-_\s])mal(?=$|[-_.\s])|模板|yyyy|[-_]nnn\b/i;

/** Front matter, then globs of the configuration, then folder and file name with evidence, then evidence alone. */
export function readKind(source: KindSource): Kind {
  return stated(source) ?? configured(source) ?? judged(source);
}

function stated({ markdown }: KindSource): Kind | undefined {
  const entry = markdown.frontMatter?.entries.find(({ key }) => key === "kind");
  const kind = documentKinds.find((known) => known === entry?.raw.trim().toLowerCase());
  return entry && kind ? { kind, reason: { by: "front-matter", span: entry.valueSpan } } : undefined;
}

function configured({ path, config }: KindSource): Kind | undefined {
  const rule = kindInConfig(path, config);
  return rule && { kind: rule.kind, reason: { by: "config", glob: rule.glob } };
}

function judged(source: KindSource): Kind {
  const { name, folders } = placeOf(source);
  const findings: Findings = { ...source, name, sections: source.outline.sections };
  const incident = incidentEvidence(findings);
  const runbook = runbookEvidence(findings);
  const left = (): Kind => links(source) ?? weak([...incident.why, ...runbook.why]);
  if (indexNames.test(name) && !isStrong(incident, 1)) return left();
  const notice = statusNoticeEvidence(findings);
  if (notice.points >= 3) return { kind: "status-notice", reason: { by: "evidence", evidence: notice.why } };
  if (
    (templateNames.test(name) ||
      templateNames.test(source.title) ||
      folders.some((folder) => /^templates?$/i.test(folder))) &&
    isForm(findings)
  )
    return { kind: "template", reason: { by: "path", path: name, evidence: [...incident.why, ...runbook.why] } };
  const inIncidents = folders.some((folder) => incidentFolders.test(folder));
  return chosen(findings, incident, runbook, inIncidents, placeAmong(folders)) ?? left();
}

/** The file name, and the folders near it that tell of the kind; the workspace folder counts as one. */
export function placeOf({ path, root }: Pick<KindSource, "path" | "root">): {
  readonly name: string;
  readonly folders: readonly string[];
} {
  const segments = path.split("/");
  return { name: segments.at(-1) ?? "", folders: [root ?? "", ...segments.slice(0, -1)].slice(-3) };
}

/** What the folders near a page say of the pages in them. */
export type RunbookPlace = "runbooks" | "how-tos" | undefined;

export const placeAmong = (folders: readonly string[]): RunbookPlace =>
  folders.some((folder) => runbookFolders.test(folder))
    ? "runbooks"
    : folders.some((folder) => howToFolders.test(folder))
      ? "how-tos"
      : undefined;

/**
 * Points that make a runbook. Among runbooks a page that states its reviews is one, unless its title denies it; among
 * how-tos one that speaks of something going wrong.
 */
export function enoughForRunbook(place: RunbookPlace, { why }: Evidence): number {
  if (place === undefined || (place === "how-tos" && !why.some((each) => troubleEvidence.has(each)))) return 5;
  return why.includes(reviewPromise) ? 1 : 2;
}

/** A page among the runbooks that leads to others. */
function links(source: KindSource): Kind | undefined {
  const { name, folders } = placeOf(source);
  if (!mayBeLinkPage(name) || !folders.some((folder) => runbookFolders.test(folder))) return undefined;
  if (!isLinkPage(source.markdown.text)) return undefined;
  return { kind: "index", reason: { by: "path", path: source.path, evidence: ["links"] } };
}

function chosen(
  findings: Findings,
  incident: Evidence,
  runbook: Evidence,
  inIncidents: boolean,
  place: RunbookPlace,
): Kind | undefined {
  const named = /post-?mortem|incident|outage|ポストモーテム|障害報告|インシデント|^pm-?\d|^inc-?\d/i.test(
    findings.name,
  );
  const { why } = incident;
  const titled = why.includes("title with a date") || (why.includes("title") && why.includes("field: severity"));
  const enough = inIncidents ? 2.5 : titled ? 4.5 : named ? 5 : 6;
  const isIncident = incident.points >= enough && incident.points > runbook.points;
  const reasonBy = (here: boolean, { why }: Evidence): KindReason =>
    here ? { by: "path", path: findings.path, evidence: why } : { by: "evidence", evidence: why };
  if (isIncident) {
    if (isUnfilledTemplate(findings)) return { kind: "template", reason: reasonBy(inIncidents, incident) };
    return { kind: isLive(findings) ? "incident" : "postmortem", reason: reasonBy(inIncidents || named, incident) };
  }
  if (runbook.points >= enoughForRunbook(place, runbook))
    return { kind: "runbook", reason: reasonBy(place !== undefined, runbook) };
  return undefined;
}

const isStrong = (evidence: Evidence, more: number): boolean => evidence.points >= 6 + more;
const weak = (evidence: readonly string[]): Kind => ({ kind: "other", reason: { by: "too-weak", evidence } });

/** A record written while the incident lasts: it says so, or stands among the records and holds no analysis. */
function isLive({ fields, sections, path }: Findings): boolean {
  const status = fields.find((field) => field.key === "status")?.status;
  if (status === "triage" || status === "investigating" || status === "monitoring" || status === "mitigated")
    return true;
  const analysed = sections.some((section: Section) =>
    ["cause", "lessons", "went_well", "went_wrong", "lucky", "actions"].includes(section.key ?? ""),
  );
  if (analysed) return false;
  const isRecord = path.split("/").some((folder) => /^(?:incidents?|インシデント)$/i.test(folder));
  return isRecord || sections.some((section) => section.key === "current_status" || section.key === "outlook");
}
