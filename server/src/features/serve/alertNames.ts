import { MarkupKind, type Hover, type Location } from "vscode-languageserver";
import type { ResolvedLink } from "../../alerts/links";
import { headingsOf } from "../../runbooks/headings";
import { alertKey } from "../../runbooks/names";
import { LineIndex } from "../../text/lineIndex";
import type { Span } from "../../text/span";
import type { FolderAlerts } from "../../workspace/alertGraph";
import { sizeLimit } from "../../workspace/documentPatterns";
import { canonical } from "../../workspace/folders";
import { Pace } from "../../workspace/pace";
import type { KnownAlert } from "../alerts/alertContext";
import { alertMarkdown } from "../alerts/describe";
import { possibleNameAt, spansNaming, type PossibleName } from "../alerts/namesInMarkdown";
import type { DocumentContext } from "../context";
import { workspaceOf } from "./alertFolders";
import type { Session } from "./session";

/** A place of a document that names alert rules of the workspace. */
interface NamedAlerts {
  readonly name: PossibleName;
  readonly alerts: readonly (KnownAlert & { readonly graph: FolderAlerts })[];
}

/** Undefined where nothing at the offset is the name of an alert rule. */
async function alertsAt(
  session: Session,
  { model }: DocumentContext,
  offset: number,
): Promise<NamedAlerts | undefined> {
  const name = possibleNameAt(model.markdown, offset);
  if (name === undefined) return undefined;
  const graphs = await session.graph.all();
  const alerts = graphs
    .flatMap((graph) =>
      workspaceOf(session, graph)
        .alertsCalled(name.text)
        .map((alert) => ({ ...alert, graph })),
    )
    .filter(({ linked }) => name.marked || linked.alert.name.text === name.text);
  return alerts.length === 0 ? undefined : { name, alerts };
}

/** From a name in a document to the rules of that name. */
export async function definitionOfName(
  session: Session,
  context: DocumentContext,
  offset: number,
): Promise<Location[]> {
  const found = await alertsAt(session, context, offset);
  return (found?.alerts ?? []).map(({ uri, range }) => ({ uri, range }));
}

/** Rules of one name are often many levels of one thing: a few are enough. */
const mostShown = 3;

/** What the alert rules named at a place of a document tell. */
export async function hoverOfName(
  session: Session,
  context: DocumentContext,
  offset: number,
): Promise<Hover | undefined> {
  const found = await alertsAt(session, context, offset);
  if (found === undefined) return undefined;
  const { audience, now } = context;
  const texts = found.alerts
    .slice(0, mostShown)
    .map(({ linked, graph }) =>
      alertMarkdown(linked, { audience, now, workspace: workspaceOf(session, graph) }, false),
    );
  return {
    contents: { kind: MarkupKind.Markdown, value: texts.join("\n\n---\n\n") },
    range: context.model.markdown.lines.rangeOf(found.name.span),
  };
}

/** Everything that names the alert at a place of a document, and on a title or a heading the alerts that lead there. */
export async function referencesOfName(
  session: Session,
  context: DocumentContext,
  offset: number,
): Promise<readonly Location[]> {
  const found = await alertsAt(session, context, offset);
  const name = found?.alerts[0]?.linked.alert.name.text;
  const naming = name === undefined ? [] : await referencesTo(session, name);
  return [...naming, ...(await alertsLeadingTo(session, context, offset, name))];
}

/** Rules of the name, and documents that name it: runbooks, incidents, postmortems. */
export async function referencesTo(session: Session, name: string): Promise<readonly Location[]> {
  const graphs = await session.graph.all();
  const rules = graphs.flatMap((graph) =>
    workspaceOf(session, graph)
      .alertsCalled(name)
      .map(({ uri, range }) => ({ uri, range })),
  );
  return [...rules, ...(await documentsNaming(session, name))];
}

async function documentsNaming(session: Session, name: string): Promise<readonly Location[]> {
  const { index, ports } = session;
  const found: Location[] = [];
  const pace = new Pace(ports);
  for (const { uri, runbook } of [...index.all()]) {
    const text = await textOf(session, uri);
    const aliases = (runbook?.aliases ?? []).filter((alias) => alertKey(alias.name) === alertKey(name));
    const spans = [...(text === undefined ? [] : spansNaming(name, text)), ...aliases.map(({ span }) => span)];
    if (text !== undefined && spans.length > 0) {
      const lines = new LineIndex(text);
      const apart = spans.filter((span, i) => spans.findIndex(({ start }) => start === span.start) === i);
      found.push(...apart.map((span) => ({ uri, range: lines.rangeOf(span) })));
    }
    await pace.keep();
  }
  return found;
}

async function textOf({ documents, ports }: Session, uri: string): Promise<string | undefined> {
  const open = documents.get(uri);
  if (open !== undefined) return open.tooLarge ? undefined : open.text;
  const read = await ports.files.read(uri, sizeLimit);
  return "text" in read ? read.text : undefined;
}

/**
 * On the title, links of alerts to the page, and names of alerts whose page it is by its own name; on another heading,
 * links with its anchor.
 * @param except name of the alert whose rules are found already
 */
async function alertsLeadingTo(
  session: Session,
  { uri: clientUri, model }: DocumentContext,
  offset: number,
  except: string | undefined,
): Promise<readonly Location[]> {
  const uri = canonical(clientUri);
  const root = session.folders.rootOf(uri);
  const onTitle = model.title !== undefined && holds(model.title.span, offset);
  const heading = headingsOf(model.markdown.text).find(({ span }) => holds(span, offset));
  if (root === undefined || (!onTitle && heading === undefined)) return [];
  const page = session.folders.pathOf(uri);
  const { alerts } = await session.graph.folder(root);
  const leads = ({ target, matches = [] }: ResolvedLink): boolean =>
    onTitle
      ? target?.path === page || matches.includes(page)
      : target?.path === page && target.headingSpan?.start === heading?.span.start;
  return alerts.flatMap(({ alert, links, named, source }) => {
    if (except !== undefined && alertKey(alert.name.text) === alertKey(except)) return [];
    const spans = links.filter(leads).map(({ span }) => span);
    if (onTitle && spans.length === 0 && named.some(({ path }) => path === page)) spans.push(alert.name.span);
    return spans.map((span) => ({ uri: source.uri, range: source.lines.rangeOf(span) }));
  });
}

const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
