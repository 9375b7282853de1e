import { isMap, isScalar, isSeq, type Node } from "yaml";
import { closest } from "../text/closest";
import { message, type Message } from "../text/message";
import { span, type Span } from "../text/span";
import type { YamlSource } from "./yamlSource";

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonSchema;
export interface JsonSchema {
  readonly [key: string]: JsonValue;
}

/** A place of the file: its value (null when nothing stands there), its name, and where to point otherwise. */
export interface Place {
  readonly node: Node | null;
  readonly path: string;
  readonly keySpan: Span;
}

/**
 * What a value of the file looks like. One description serves both: `read` checks and returns it (undefined when
 * wrong, with the problem told), and `schema` is its JSON Schema for editors.
 */
export interface Shape<T> {
  readonly schema: JsonSchema;
  read(place: Place, source: YamlSource): T | undefined;
}

export type ReadAs<S> = S extends Shape<infer T> ? T : never;

export const spanOf = (place: Place, source: YamlSource): Span => source.spanOf(place.node, place.keySpan);

export const wrongType = (place: Place, source: YamlSource, expected: Message): undefined =>
  source.problem(spanOf(place, source), message("“{0}” must be {1}.", place.path || ".afterword.yaml", expected));

/** The scalar at a place: undefined when something else stands there. */
function scalarAt(place: Place, source: YamlSource): unknown {
  const node = source.follow(place.node);
  return isScalar(node) ? node.value : undefined;
}

/** Free text; `check` says what is wrong with one. */
export function text(check?: (value: string) => Message | undefined, extra: JsonSchema = {}): Shape<string> {
  return {
    schema: { type: "string", minLength: 1, ...extra },
    read(place, source) {
      const value = scalarAt(place, source);
      if (typeof value !== "string" || value.trim() === "") return wrongType(place, source, message("a text"));
      const wrong = check?.(value);
      return wrong === undefined ? value : source.problem(spanOf(place, source), wrong);
    },
  };
}

export function wholeNumber(least: number, most: number): Shape<number> {
  return {
    schema: { type: "integer", minimum: least, maximum: most },
    read(place, source) {
      const value = scalarAt(place, source);
      if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
      return wrongType(place, source, message("a whole number from {0} to {1}", least, most));
    },
  };
}

export const yesOrNo: Shape<boolean> = {
  schema: { type: "boolean" },
  read(place, source) {
    const value = scalarAt(place, source);
    return typeof value === "boolean" ? value : wrongType(place, source, message("true or false"));
  },
};

/** One of a set of words. `also` are further ways to write one (`false` for off). */
export function oneOf<const T extends string>(values: readonly T[], also?: ReadonlyMap<unknown, T>): Shape<T> {
  return {
    schema: {
      enum: [...values, ...(also === undefined ? [] : [...also.keys()].filter((key) => typeof key === "boolean"))],
    },
    read(place, source) {
      const value = scalarAt(place, source);
      const known = values.find((candidate) => candidate === value) ?? also?.get(value);
      if (known !== undefined) return known;
      if (typeof value !== "string") return wrongType(place, source, message("one of {0}", values.join(", ")));
      return source.problem(spanOf(place, source), unknownName(value, values));
    },
  };
}

/** "Unknown name X", with the likeliest name or all of them. */
export function unknownName(name: string, values: readonly string[]): Message {
  const near = closest(name, values);
  if (near !== undefined) return message("Unknown name “{0}”. Did you mean “{1}”?", name, near);
  return values.length > 12
    ? message("Unknown name “{0}”.", name)
    : message("Unknown name “{0}”. Possible: {1}.", name, values.join(", "));
}

/** A list; one value alone is a list of one. Wrong members are told and left out. */
export function listOf<T>(member: Shape<T>): Shape<readonly T[]> {
  return {
    schema: { anyOf: [member.schema, { type: "array", items: member.schema }] },
    read(place, source) {
      const node = source.follow(place.node);
      if (node === undefined) return undefined;
      if (!isSeq(node)) {
        const single = member.read(place, source);
        return single === undefined ? undefined : [single];
      }
      const members: T[] = [];
      for (const [index, item] of node.items.entries()) {
        const path = `${place.path}[${index}]`;
        const at: Place = { node: nodeOf(item), path, keySpan: spanOf(place, source) };
        const value = member.read(at, source);
        if (value !== undefined) members.push(value);
      }
      return members;
    },
  };
}

/** Turns what a shape reads into something else; what cannot be turned is told by the function itself. */
export function mapped<T, U>(shape: Shape<T>, turn: (value: T) => U): Shape<U> {
  return {
    schema: shape.schema,
    read(place, source) {
      const value = shape.read(place, source);
      return value === undefined ? undefined : turn(value);
    },
  };
}

/** Any YAML value, as it stands; for options that only a rule understands. */
export const anything: Shape<unknown> = {
  schema: {},
  read: (place, source) => plain(source.follow(place.node), source),
};

export const describedAs = <T>(description: string, shape: Shape<T>): Shape<T> => ({
  schema: { description, ...shape.schema },
  read: (place, source) => shape.read(place, source),
});

function plain(node: Node | null | undefined, source: YamlSource): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item) => plain(source.follow(nodeOf(item)), source));
  if (!isMap(node)) return undefined;
  return Object.fromEntries(
    node.items.map((pair): [string, unknown] => {
      const key = nodeOf(pair.key);
      return [isScalar(key) ? String(key.value) : "", plain(source.follow(nodeOf(pair.value)), source)];
    }),
  );
}

export const wholeFile = (source: YamlSource): Place => ({ node: source.root, path: "", keySpan: span(0, 0) });

/** Members of collections are typed as unknown by the library; a parsed document holds nodes only. */
export const nodeOf = (item: unknown): Node | null => (item === undefined ? null : (item as Node | null));
