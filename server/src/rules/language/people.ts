import type { EffectiveConfig } from "../../config/effective";
import type { DocumentModel } from "../../model/document";
import { givenNames } from "./givenNames";

/** Whether words are the name of a person: one the document or the configuration knows, or a common given name. */
export function nameReader(model: DocumentModel, config: EffectiveConfig): (name: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (name) => {
    const words = name.split(/\s+/).filter((word) => /^@?\p{Lu}|^@/u.test(word));
    known ??= namesOf(model, config);
    return words.some((word) => {
      const key = word.replace(/^@/, "").toLowerCase();
      return word.startsWith("@") || givenNames.has(key) || known?.has(key) === true;
    });
  };
}

function namesOf(model: DocumentModel, config: EffectiveConfig): ReadonlySet<string> {
  const stated = model.fields.flatMap((field) => field.people?.map(({ name }) => name) ?? []);
  const owners = model.actions.flatMap(({ owner }) => (owner === undefined ? [] : [owner]));
  const handles = Object.entries(config.people).flatMap(([name, of]) => [name, ...Object.values(of)]);
  const words = [...stated, ...owners, ...handles].flatMap((name) => name.split(/[\s,、@/（）()]+/));
  // Teams and roles stand in the same places as people, but their words are no names.
  return new Set(
    words
      .filter((word) => /^\p{Lu}\p{Ll}{2,}$|^[a-z][\w-]{2,}$/u.test(word))
      .map((word) => word.toLowerCase())
      .filter((word) => !common.has(word)),
  );
}

const common: ReadonlySet<string> = new Set(
  "team platform infrastructure backend frontend security operations ops sre database network cloud support engineering engineer data all everyone unknown none tbd and the storage payments search web mobile".split(
    " ",
  ),
);
