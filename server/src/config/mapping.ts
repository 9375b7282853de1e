import { isMap, isScalar, type Node } from "yaml";
import { closest } from "../text/closest";
import { message, type Message } from "../text/message";
import { nodeOf, spanOf, unknownName, wrongType, type Place, type ReadAs, type Shape } from "./shape";
import type { YamlSource } from "./yamlSource";

/** The pairs of a mapping, with the spans of their keys noted; undefined (and told) when it is none. */
function pairsAt(place: Place, source: YamlSource): readonly Place[] | undefined {
  const node = source.follow(place.node);
  if (node === undefined) return undefined;
  if (!isMap(node)) return wrongType(place, source, message("a mapping (key: value)"));
  const pairs = new Map<string, Place>();
  for (const pair of node.items) {
    const key = nodeOf(pair.key);
    const name = isScalar(key) ? String(key.value) : "";
    const path = place.path === "" ? name : `${place.path}.${name}`;
    const keySpan = source.spanOf(key, spanOf(place, source));
    if (pairs.has(name)) {
      source.problem(keySpan, message("This key is written twice; the first one counts."));
      continue;
    }
    pairs.set(name, { node: nodeOf(pair.value), path, keySpan });
    source.spans.set(`#${path}`, keySpan);
    source.spans.set(path, source.spanOf(nodeOf(pair.value), keySpan));
  }
  return [...pairs.values()];
}

/** A mapping with keys of the author's choice, or out of `keys`; unknown keys and wrong values are told and left out. */
export function recordOf<T>(value: Shape<T>, keys?: readonly string[]): Shape<Readonly<Record<string, T>>> {
  return {
    schema: {
      type: "object",
      additionalProperties: value.schema,
      ...(keys === undefined ? {} : { propertyNames: { enum: keys } }),
    },
    read(place, source) {
      const entries: [string, T][] = [];
      for (const pair of pairsAt(place, source) ?? []) {
        const name = nameOf(pair, place);
        if (keys !== undefined && !keys.includes(name)) {
          source.problem(pair.keySpan, unknownName(name, keys));
          continue;
        }
        const read = value.read(pair, source);
        if (read !== undefined) entries.push([name, read]);
      }
      return Object.fromEntries(entries);
    },
  };
}

type Parts = Readonly<Record<string, Shape<unknown>>>;
type ObjectOf<P extends Parts> = { readonly [K in keyof P]?: ReadAs<P[K]> };

/** A mapping with known keys, each optional; a key without a value counts as absent. */
export function objectOf<P extends Parts>(parts: P, required: readonly (keyof P & string)[] = []): Shape<ObjectOf<P>> {
  const names = Object.keys(parts);
  return {
    schema: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(names.map((name) => [name, parts[name]?.schema ?? {}])),
      ...(required.length === 0 ? {} : { required }),
    },
    read(place, source) {
      const read: Record<string, unknown> = {};
      const pairs = pairsAt(place, source);
      if (pairs === undefined) return undefined;
      for (const pair of pairs) {
        const name = nameOf(pair, place);
        const part = names.includes(name) ? parts[name] : undefined;
        if (part === undefined) source.problem(pair.keySpan, unknownKey(name, names));
        else if (!isNothing(pair.node)) read[name] = part.read(pair, source);
      }
      const missing = required.find((name) => read[name] === undefined);
      if (missing !== undefined && !pairs.some((pair) => nameOf(pair, place) === missing)) {
        return source.problem(spanOf(place, source), message("“{0}” needs the key “{1}”.", place.path, missing));
      }
      // Every value was read by the shape of its own key.
      return missing === undefined ? (read as ObjectOf<P>) : undefined;
    },
  };
}

const nameOf = (pair: Place, parent: Place): string =>
  parent.path === "" ? pair.path : pair.path.slice(parent.path.length + 1);

function unknownKey(name: string, names: readonly string[]): Message {
  const near = closest(name, names);
  return near === undefined
    ? message("Unknown key “{0}”. Possible: {1}.", name, names.join(", "))
    : message("Unknown key “{0}”. Did you mean “{1}”?", name, near);
}

/** A mapping with some known keys; the others are kept as they stand, for whoever understands them. */
export function openObjectOf<P extends Parts, R>(
  parts: P,
  rest: Shape<R>,
): Shape<{ readonly known: ObjectOf<P>; readonly rest: Readonly<Record<string, R>> }> {
  const known = objectOf(parts);
  return {
    schema: { ...known.schema, additionalProperties: rest.schema },
    read(place, source) {
      const others: [string, R][] = [];
      const read: Record<string, unknown> = {};
      const pairs = pairsAt(place, source);
      if (pairs === undefined) return undefined;
      for (const pair of pairs) {
        const name = nameOf(pair, place);
        const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
        if (part !== undefined) {
          read[name] = part.read(pair, source);
          continue;
        }
        const value = rest.read(pair, source);
        if (value !== undefined) others.push([name, value]);
      }
      // Every value was read by the shape of its own key.
      return { known: read as ObjectOf<P>, rest: Object.fromEntries(others) };
    },
  };
}

/** Reads a mapping in one way and everything else in another: `rule: off` or `rule: {level: off, …}`. */
export function mappingOr<M, O>(mapping: Shape<M>, other: Shape<O>): Shape<M | O> {
  return {
    schema: { anyOf: [other.schema, mapping.schema] },
    read: (place, source) =>
      isMap(source.follow(place.node)) ? mapping.read(place, source) : other.read(place, source),
  };
}

const isNothing = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);
