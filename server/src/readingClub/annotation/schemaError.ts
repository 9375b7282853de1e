import { message, type Message } from "../../text/message";

/** What the check of a schema tells of a value, as ajv does. */
export interface SchemaError {
  /** Where, as a JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What is wrong, in words. Of the forms a value may have each tells what it misses; the deepest was the one meant. */
export function schemaError(errors: readonly SchemaError[]): Message {
  const depth = ({ instancePath }: SchemaError): number => instancePath.split("/").length;
  const [error] = [...errors].sort((a, b) => depth(b) - depth(a));
  if (error === undefined) return message("it is something else");
  const { missingProperty, type, allowedValue, allowedValues } = error.params ?? {};
  const place = placeOf(error.instancePath);
  switch (error.keyword) {
    case "required":
      return message("“{0}” is missing", placeOf(`${error.instancePath}/${String(missingProperty)}`));
    case "type":
      if (error.instancePath === "") return message("it is no object");
      return (wrongTypes[String(type)] ?? otherwise)(place);
    case "const":
      return message("“{0}” is not {1}", place, String(allowedValue));
    case "enum":
      return message("“{0}” is none of {1}", place, [allowedValues].flat().map(String).join(", "));
    case "minimum":
      return message("“{0}” is below 0", place);
    default:
      return otherwise(place);
  }
}

const otherwise = (place: string): Message => message("“{0}” is not written as it has to be", place);

const wrongTypes: Readonly<Record<string, (place: string) => Message>> = {
  string: (place) => message("“{0}” is no text", place),
  object: (place) => message("“{0}” is no object", place),
  array: (place) => message("“{0}” is no list", place),
  boolean: (place) => message("“{0}” is neither true nor false", place),
  integer: (place) => message("“{0}” is no whole number", place),
};

/** `target.selector[0].exact`, as people write it. */
function placeOf(pointer: string): string {
  return pointer
    .slice(1)
    .split("/")
    .map((name) => name.replace(/~1/g, "/").replace(/~0/g, "~"))
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`))
    .join("")
    .replace(/^\./, "");
}
