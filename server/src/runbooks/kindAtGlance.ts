import { kindInConfig } from "../config/documents";
import { readMarkdown } from "../markdown/read";
import { documentKinds, type DocumentKind } from "../model/document";
import { incidentNamePoints, runbookEvidenceOf, statusNoticeEvidence, type Evidence } from "../model/evidence";
import { enoughForRunbook, indexNames, incidentFolders, placeAmong, placeOf, templateNames } from "../model/kind";
import { isLinkPage, mayBeLinkPage } from "../model/linkPage";
import { incidentPointsAtMost, mayConcern } from "../model/preFilter";
import { readModel } from "../model/readModel";
import type { PageLook } from "./look";

/**
 * Whether a page is a runbook or an index page, as `readKind` judges it, mostly without reading it in full: lines
 * show what speaks for a runbook, and how much can speak for an incident at most. Where that does not settle it,
 * the page is read.
 */
export function kindAtGlance(look: PageLook): "runbook" | "index" | undefined {
  const { path, text, config } = look.source;
  const kind = statedKind(look) ?? kindInConfig(path, config)?.kind ?? judged(look);
  if (kind === "unsure") return wanted(readModel(readMarkdown(text), look.source).kind);
  return wanted(kind);
}

/** Nobody says of what kind the page is, and its text tells of none, or only that it holds many links. */
export function mayBeRunbook(look: PageLook): boolean {
  const { path, text, config } = look.source;
  if ((statedKind(look) ?? kindInConfig(path, config)) !== undefined) return false;
  if (!mayConcern(text, look.source)) return true;
  const { kind } = readModel(readMarkdown(text), look.source);
  return kind === "other" || kind === "index";
}

const wanted = (kind: DocumentKind | undefined): "runbook" | "index" | undefined =>
  kind === "runbook" || kind === "index" ? kind : undefined;

function statedKind(look: PageLook): DocumentKind | undefined {
  if (!startsWithFrontMatter.test(look.source.text) || !look.source.text.includes("kind")) return undefined;
  const raw = look.frontMatter?.entries
    .find(({ key }) => key === "kind")
    ?.raw.trim()
    .toLowerCase();
  return documentKinds.find((kind) => kind === raw);
}

const startsWithFrontMatter = /^\ufeff?(?:---|\+\+\+)/;

function judged(look: PageLook): DocumentKind | "unsure" | undefined {
  const { name, folders } = placeOf(look.source);
  const place = placeAmong(folders);
  // Few pages are mostly links: what else they may be is worth a full reading.
  const left = (): "unsure" | undefined =>
    place === "runbooks" && mayBeLinkPage(name) && isLinkPage(look.source.text) ? "unsure" : undefined;
  if (indexNames.test(name)) return left();
  const isEnough = (evidence: Evidence): boolean => evidence.points >= enoughForRunbook(place, evidence);
  const telling = { name, titles: look.topTitles, codeBlocks: look.body.codeBlocks };
  // Front matter takes the longest to read, and most pages are settled without its values.
  if (!isEnough(runbookEvidenceOf({ ...telling, title: "Runbook", keys: look.likelyKeys }))) return left();
  const title = look.title?.text ?? "";
  const keys = new Set(look.frontMatter?.entries.map(({ key }) => key));
  const runbook = runbookEvidenceOf({ ...telling, title, keys });
  if (!isEnough(runbook)) return left();
  if (statusNoticeEvidence({ markdown: look }).points >= 3) return undefined;
  const nearTemplates = folders.some((folder) => /^templates?$/i.test(folder));
  if (nearTemplates || templateNames.test(name) || templateNames.test(title)) return "unsure";
  const prose = look.body.lines.map(({ text }) => text);
  const incident =
    incidentNamePoints({ title, name }) + incidentPointsAtMost(prose, look.frontMatterText, look.source.config);
  const enoughForIncident = folders.some((folder) => incidentFolders.test(folder)) ? 2.5 : 4.5;
  return incident <= runbook.points || incident < enoughForIncident ? "runbook" : "unsure";
}
