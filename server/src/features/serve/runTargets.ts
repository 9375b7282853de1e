import type { DocumentModel, StatusValue } from "../../model/document";
import { stemOf } from "../../workspace/scan";
import type { RunTarget } from "../../protocol";
import { readAny } from "./readAny";
import type { Session } from "./session";

/** The latest records are read to see which of them last; nobody adds to one that is older, unless it is open. */
const latest = 40;

/** How long reading may hold up waiting messages, milliseconds. */
const slice = 30;

/** The latest records and reports of incidents and those that are open; those that last come first. */
export async function runTargets(session: Session): Promise<readonly RunTarget[]> {
  await session.index.ready();
  const { clock, idle } = session.ports;
  const found: (RunTarget & { readonly day: string })[] = [];
  let since = clock.now();
  for (const { uri, path } of candidates(session)) {
    const page = await readAny(session, uri);
    if (page !== undefined && (page.model.kind === "incident" || page.model.kind === "postmortem"))
      found.push({ ...targetOf(uri, page.model), day: dayIn(path) });
    if (clock.now() - since < slice) continue;
    await idle.pause();
    since = clock.now();
  }
  const order = (target: (typeof found)[number]): string => `${target.live ? "1" : "0"}${target.day}`;
  return found
    .sort((a, b) => order(b).localeCompare(order(a)) || a.path.localeCompare(b.path))
    .map(({ day: _, ...target }) => target);
}

function candidates({ index, documents }: Session): readonly { readonly uri: string; readonly path: string }[] {
  const all = [...index.all()];
  const isOpen = (uri: string): boolean => documents.get(uri) !== undefined;
  const closed = all
    .filter(({ uri, kind }) => kind === "incident" && !isOpen(uri))
    .sort((a, b) => dayIn(b.path).localeCompare(dayIn(a.path)));
  return [...all.filter(({ uri }) => isOpen(uri)), ...closed.slice(0, latest)];
}

function targetOf(uri: string, model: DocumentModel): RunTarget {
  const { path, title, kind } = model;
  const status = model.fields.find(({ key }) => key === "status");
  const live = lasting.has(status?.status) || (kind === "incident" && !over.has(status?.status));
  return { uri, path, title: title?.text ?? stemOf(path), status: status?.raw, live };
}

const lasting: ReadonlySet<StatusValue | undefined> = new Set(["triage", "investigating", "mitigated", "monitoring"]);
const over: ReadonlySet<StatusValue | undefined> = new Set(["resolved", "closed", "cancelled"]);

/** `YYYY-MM-DD`; without a date it sorts as the latest, for nothing says that it is old. */
function dayIn(path: string): string {
  const [, year, month, day] = /(?<!\d)(20\d\d)[-_/.]?(\d\d)[-_/.]?(\d\d)(?!\d)/.exec(path) ?? [];
  return year === undefined ? "9" : [year, month, day].join("-");
}
