import { setFrontMatter } from "../../readingClub/frontMatter";
import { writePath, type ReadingTarget } from "../../readingClub/target";
import { LineIndex } from "../../text/lineIndex";
import type { Filed } from "../../workspace/clubStore";
import type { EditedFile } from "../alerts/edits";
import { renamedPath, type Renaming } from "../alerts/renamedPaths";
import type { Session } from "./session";

/** The reading club's items and sessions follow the documents that they read. */
export async function inClub(
  { club, documents, abilities }: Session,
  root: string,
  renamings: readonly Renaming[],
): Promise<readonly EditedFile[]> {
  if (!abilities.watchFiles) club.forget();
  const { items, sessions } = await club.of(root);
  return [...items, ...sessions].map(({ uri, text, path }: Filed<ReadingTarget>) => {
    const to = path && renamedPath(path, renamings);
    const edits = to === undefined || to === path ? [] : setFrontMatter(text, "path", writePath(to));
    const open = documents.get(uri);
    return { uri: open?.clientUri ?? uri, version: open?.version, lines: new LineIndex(text), edits };
  });
}
