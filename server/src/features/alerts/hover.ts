import { MarkupKind, type Hover } from "vscode-languageserver";
import { alertAt, type AlertFileContext } from "./alertContext";
import { alertMarkdown, pageMarkdown } from "./describe";

/** On a link, what its page says; on an alert's name, what is known of the alert and of its runbook. */
export function alertHover(context: AlertFileContext, offset: number): Hover | undefined {
  const found = alertAt(context.linked, offset);
  if (found === undefined) return undefined;
  const { alert, link } = found;
  const span = link?.span ?? alert.alert.name.span;
  const value = link === undefined ? alertMarkdown(alert, context) : pagesMarkdown(context, found);
  return value === undefined
    ? undefined
    : { contents: { kind: MarkupKind.Markdown, value }, range: context.lines.rangeOf(span) };
}

function pagesMarkdown(
  context: AlertFileContext,
  { link }: NonNullable<ReturnType<typeof alertAt>>,
): string | undefined {
  if (link === undefined || link.status === "missing-file") return undefined;
  const { target, matches = [] } = link;
  const paths = target === undefined ? matches.slice(0, 3) : [target.path];
  const pages = paths.flatMap((path) => context.workspace.pageAt(path) ?? []);
  const texts = pages.map((page) => pageMarkdown(page, context, target?.anchor));
  return texts.length === 0 ? undefined : texts.join("\n\n---\n\n");
}
