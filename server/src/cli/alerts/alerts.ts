import type { Translate } from "../../text/message";
import type { Trouble } from "../files/trouble";
import { shownPath, tellTrouble } from "../format/paths";
import type { Invocation } from "../options/parse";
import { readingOptions } from "../options/reading";
import { Progress } from "../progress";
import { exitCodes, type ExitCode, type World } from "../world";
import { failCodes, fails } from "./failOn";
import { alertsJson } from "./json";
import { linkTree, type LinkedTree } from "./linkTree";
import { alertsText } from "./text";
import { Trees } from "./tree";

/** `afterword alerts`. Throws `UsageError`. */
export function alerts(invocation: Invocation, world: World, t: Translate): ExitCode {
  const options = readingOptions(invocation);
  const codes = failCodes(invocation.values.get("fail-on"), invocation.command.name);
  const troubles: Trouble[] = [];
  const progress = new Progress(world, t);
  const onTrouble = (trouble: Trouble): void => {
    progress.end();
    tellTrouble(trouble, world, t);
    troubles.push(trouble);
  };
  let files = 0;
  const onFile = (path: string): void => progress.tell(files++, shownPath(world.cwd, path));
  const trees = new Trees(world, options, { trouble: onTrouble, file: onFile });
  const linked: LinkedTree[] = [];
  for (const path of new Set(options.paths)) {
    const tree = trees.read(path);
    if (tree !== undefined) linked.push(linkTree(tree, trees, world.git, onFile));
  }
  progress.end();
  const asText = invocation.values.get("format") === "text";
  if (linked.length > 0) world.out.write(asText ? alertsText(linked, world, t) : alertsJson(linked, world.cwd));
  if (troubles.some(({ fatal }) => fatal)) return exitCodes.trouble;
  return linked.some((tree) => fails(tree.alerts, codes)) ? exitCodes.findings : exitCodes.fine;
}
