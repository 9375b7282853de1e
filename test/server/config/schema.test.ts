import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fileShape } from "../../../server/src/config/fileShape";
import { resolveConfig } from "../../../server/src/config/resolve";

const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Configuration of Afterword (.afterword.yaml)",
  ...fileShape.schema,
};

it("is published as it is checked (vitest -u writes it anew)", async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../../../schemas/afterword.schema.json");
});

describe("a file", () => {
  const validate = new Ajv({ strict: false }).compile(schema);

  it.each([
    "language: ja",
    "extends: [mackerel, pagerduty]\nseverity: gitlab",
    "severity: { levels: { SEV1: { updateEvery: 30m, meaning: Everything is down } } }",
    "severity: { levels: [{ id: Red, meaning: { en: x, ja: y } }] }",
    "rules: { timeline/order: off, time/no-zone: false, action/overdue: { level: error, graceDays: 2 } }",
    "actions: { dueDays: 14 }",
    "langage: ja",
    "extends: mackarel",
    "documents: { postmortems: a/** }",
    "fields: { required: [sevrity] }",
    "rules: { timeline/oder: off }",
    "severity: { levels: [{ meaning: x }] }",
    "people: { x: 3 }",
    "readingClub: { minutes: { read: 0 } }",
  ])("is as valid to an editor as to us: %s", (text) => {
    const { problems } = resolveConfig({ file: { path: ".afterword.yaml", text } });
    const seen: unknown = parse(text);
    expect(validate(seen)).toBe(problems.length === 0);
  });
});
