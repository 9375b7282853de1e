import type { DocumentLink, Location } from "vscode-languageserver";
import type { ResolvedLink } from "../../alerts/links";
import type { LineIndex } from "../../text/lineIndex";
import type { Span } from "../../text/span";
import { alertAt, pagesOf, type AlertFileContext } from "./alertContext";

/** Lines of a page as it is in the editor, else as it is on disk; undefined when it cannot be read. */
export type LinesOf = (path: string) => Promise<LineIndex | undefined>;

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** From a link to its page or heading, from an alert's name to its runbook. */
export async function alertDefinition(
  context: AlertFileContext,
  offset: number,
  linesOf: LinesOf,
): Promise<readonly Location[]> {
  const found = alertAt(context.linked, offset);
  if (found === undefined) return [];
  const { alert, link } = found;
  const targets = link === undefined ? pagesOf(alert) : pagesOf({ ...alert, links: [link], named: [] });
  return Promise.all(
    targets.map(async ({ path, anchor }): Promise<Location> => {
      const span = headingSpan(context, found, path, anchor);
      const lines = span === undefined ? undefined : await linesOf(path);
      const range = span === undefined || lines === undefined ? top : lines.rangeOf(span);
      return { uri: context.workspace.addressOf(path), range };
    }),
  );
}

/** The heading a link means, else the page's title. */
function headingSpan(
  { workspace }: AlertFileContext,
  { alert, link }: NonNullable<ReturnType<typeof alertAt>>,
  path: string,
  anchor: string | undefined,
): Span | undefined {
  const targets = [link?.target, ...alert.links.map(({ target }) => target), ...alert.named];
  const heading = targets.find((target) => target?.path === path && target.anchor === anchor)?.headingSpan;
  return heading ?? workspace.pageAt(path)?.entry?.title.span;
}

/** Links to files of the workspace; those of the web are the editor's own. */
export async function alertLinks(context: AlertFileContext, linesOf: LinesOf): Promise<DocumentLink[]> {
  const links = context.linked.alerts.flatMap(({ links: all }) => all).filter(leadsToFile);
  const found: DocumentLink[] = [];
  for (const { span, target } of links) {
    if (target === undefined) continue;
    const uri = context.workspace.addressOf(target.path);
    const line = target.headingSpan && (await linesOf(target.path))?.lineOf(target.headingSpan.start);
    const tooltip = context.workspace.pageAt(target.path)?.entry?.title.text ?? target.path;
    found.push({
      range: context.lines.rangeOf(span),
      target: line === undefined ? uri : `${uri}#L${(line + 1).toString()}`,
      tooltip,
    });
  }
  return found;
}

const leadsToFile = ({ status, target }: ResolvedLink): boolean => target !== undefined && status !== "missing-file";
