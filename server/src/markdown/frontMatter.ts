import type { FrontMatter } from "./document";
import type { FrontMatterPlace } from "./frontMatterPlace";
import { readToml } from "./tomlEntries";
import { readYaml } from "./yamlEntries";

/** Reads the front matter found: what can be read is read even when some of it is broken. */
export function readFrontMatter(text: string, place: FrontMatterPlace): FrontMatter {
  const content = text.slice(place.content.start, place.content.end);
  const read = place.format === "yaml" ? readYaml : readToml;
  return { ...place, ...read(content, place.content.start) };
}
