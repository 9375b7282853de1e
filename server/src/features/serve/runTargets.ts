import type { DocumentModel, StatusValue } from "../../model/document";
import { stemOf } from "../../workspace/scan";
import type { RunTarget } from "../../protocol";
import { readAny } from "./readAny";
import type { Session } from "./session";

/** An incident this long over is nobody's to add to, unless it is open in the editor. */
const recently = 60 * 24 * 60 * 60 * 1000;

/** How long reading may hold up waiting messages, milliseconds. */
const slice = 30;

/** Records and reports of incidents that lasted lately or are open; those that last come first, then the latest. */
export async function runTargets(session: Session): Promise<readonly RunTarget[]> {
  await session.index.ready();
  const { clock, idle } = session.ports;
  const found: (RunTarget & { readonly day: string })[] = [];
  let since = clock.now();
  for (const { uri, path, kind } of [...session.index.all()]) {
    const isOpen = session.documents.get(uri) !== undefined;
    if (!isOpen && (kind !== "incident" || isOld(path, clock.now()))) continue;
    const page = await readAny(session, uri);
    if (page !== undefined && (page.model.kind === "incident" || page.model.kind === "postmortem"))
      found.push({ ...targetOf(uri, page.model), day: dayIn(path) ?? "" });
    if (clock.now() - since < slice) continue;
    await idle.pause();
    since = clock.now();
  }
  const order = (target: (typeof found)[number]): string => `${target.live ? "1" : "0"}${target.day}`;
  return found
    .sort((a, b) => order(b).localeCompare(order(a)) || a.path.localeCompare(b.path))
    .map(({ day: _, ...target }) => target);
}

function targetOf(uri: string, model: DocumentModel): RunTarget {
  const { path, title, kind } = model;
  const status = model.fields.find(({ key }) => key === "status");
  const live = lasting.has(status?.status) || (kind === "incident" && !over.has(status?.status));
  return { uri, path, title: title?.text ?? stemOf(path), status: status?.raw, live };
}

const lasting: ReadonlySet<StatusValue | undefined> = new Set(["triage", "investigating", "mitigated", "monitoring"]);
const over: ReadonlySet<StatusValue | undefined> = new Set(["resolved", "closed", "cancelled"]);

const dayIn = (path: string): string | undefined => {
  const found = /(?<!\d)(20\d\d)[-_/.]?(\d\d)[-_/.]?(\d\d)(?!\d)/.exec(path);
  return found === null ? undefined : `${found[1] ?? ""}-${found[2] ?? ""}-${found[3] ?? ""}`;
};

function isOld(path: string, now: number): boolean {
  const day = dayIn(path);
  return day !== undefined && Date.parse(day) < now - recently;
}
