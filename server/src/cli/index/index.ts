import { resolve } from "node:path";
import type { Translate } from "../../text/message";
import { bug, type Trouble } from "../files/trouble";
import { shownPath, tellTrouble } from "../format/paths";
import type { Invocation } from "../options/parse";
import { readingOptions } from "../options/reading";
import { Progress } from "../progress";
import { Sources } from "../sources";
import { exitCodes, type ExitCode, type World } from "../world";
import { indexJson } from "./json";
import { leadingAlerts } from "./leadingAlerts";
import { indexMarkdown } from "./markdown";
import { readForIndex, type IndexedPage } from "./pages";
import { indexText } from "./text";

/** `afterword index`. Throws `UsageError`. */
export function index(invocation: Invocation, world: World, t: Translate): ExitCode {
  const options = readingOptions(invocation);
  const progress = new Progress(world, t);
  const now = options.now ?? world.now();
  const troubles: Trouble[] = [];
  const onTrouble = (trouble: Trouble): void => {
    // Pages and alerts are read one after the other, and both may meet it.
    if (troubles.some(({ path, message }) => path === trouble.path && message.key === trouble.message.key)) return;
    progress.end();
    tellTrouble(trouble, world, t);
    troubles.push(trouble);
  };
  const pages = new Map<string, IndexedPage>();
  let files = 0;
  const onFile = (path: string): void => progress.tell(files++, shownPath(world.cwd, path));
  const alerts = leadingAlerts(options, world, { trouble: onTrouble, file: onFile });
  for (const source of new Sources(world, options, onTrouble).read()) {
    const path = shownPath(world.cwd, source.path);
    onFile(source.path);
    if (source.type !== "document") continue;
    try {
      const page = readForIndex(source, path, now, alerts.get(resolve(source.path)));
      if (page !== undefined) pages.set(path, page);
    } catch (error) {
      onTrouble(bug(source.path, error));
    }
  }
  progress.end();
  const sorted = [...pages.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  world.out.write(printed(sorted, invocation.values.get("format"), world, t));
  return troubles.some(({ fatal }) => fatal) ? exitCodes.trouble : exitCodes.fine;
}

function printed(pages: readonly IndexedPage[], format: string | undefined, world: World, t: Translate): string {
  if (format === "text") return indexText(pages, world, t);
  return format === "markdown" ? indexMarkdown(pages, t) : indexJson(pages);
}
