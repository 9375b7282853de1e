import { readMarkdown } from "../../markdown/read";
import { readModel } from "../../model/readModel";
import { runRules } from "../../rules/run";
import type { Translate } from "../../text/message";
import { bug, type Trouble } from "../files/trouble";
import { shownPath, tellTrouble } from "../format/paths";
import type { Invocation } from "../options/parse";
import { readingOptions } from "../options/reading";
import { Progress } from "../progress";
import { Sources, type DocumentSource } from "../sources";
import { exitCodes, type ExitCode, type World } from "../world";
import { inspectModel, type InspectedDocument } from "./project";
import { inspectionText } from "./text";

/** `afterword inspect`. Throws `UsageError`. */
export function inspect(invocation: Invocation, world: World, t: Translate): ExitCode {
  const options = readingOptions(invocation);
  const progress = new Progress(world, t);
  const now = options.now ?? world.now();
  const troubles: Trouble[] = [];
  const onTrouble = (trouble: Trouble): void => {
    progress.end();
    tellTrouble(trouble, world, t);
    troubles.push(trouble);
  };
  const documents: InspectedDocument[] = [];
  for (const source of new Sources(world, options, onTrouble).read()) {
    const path = shownPath(world.cwd, source.path);
    progress.tell(documents.length, path);
    if (source.type !== "document") continue;
    try {
      documents.push(inspectSource(source, path, now));
    } catch (error) {
      onTrouble(bug(source.path, error));
    }
  }
  progress.end();
  const asText = invocation.values.get("format") === "text";
  world.out.write(asText ? inspectionText(documents, world, t) : `${JSON.stringify(documents, undefined, 2)}\n`);
  return troubles.some(({ fatal }) => fatal) ? exitCodes.trouble : exitCodes.fine;
}

function inspectSource({ text, place, config }: DocumentSource, path: string, now: number): InspectedDocument {
  const model = readModel(readMarkdown(text), { ...place, config });
  return inspectModel(model, path, runRules(model, { config, now }));
}
