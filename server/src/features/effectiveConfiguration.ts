import type { EffectiveConfig, Origin } from "../config/effective";
import type { ConfigurationInForce, ConfigurationLine } from "../protocol";
import type { LocalText } from "../severity/scale";
import { message } from "../text/message";
import type { Configuration } from "../workspace/configurations";
import type { Audience } from "./context";

/**
 * The configuration in force, value by value, each with where it comes from. Keys of the text are dotted, so that every
 * line stands for itself.
 */
export function configurationInForce(
  found: Configuration,
  lineAt: (origin: Origin) => number | undefined,
  audience: Audience,
): ConfigurationInForce {
  const { config, file } = found;
  const values = valuesOf(config).map(([path, value]) => {
    const sentences = sentencesIn(value, audience);
    const origin = originText(originOf(path, config), lineAt, audience);
    const line: ConfigurationLine = { path, value: inline(sentences ?? value), origin };
    return { line, text: sentences === undefined ? textOf(line) : blockOf(line, sentences) };
  });
  return {
    profile: config.profile,
    file,
    lines: values.map(({ line }) => line),
    text: values.map(({ text }) => text).join(""),
  };
}

/** A list of sentences in the user's language; undefined for other values. */
function sentencesIn(value: unknown, { locale }: Audience): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isLocalText)) return undefined;
  return value.map((sentence) => sentence[locale]);
}

const isLocalText = (value: unknown): value is LocalText =>
  typeof value === "object" && value !== null && "en" in value && "ja" in value;

const inline = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(", ")}]` : JSON.stringify(value);

const textOf = ({ path, value, origin }: ConfigurationLine): string => `${path}: ${value}  # ${origin}\n`;

/** Sentences are too long to stand beside each other. */
const blockOf = ({ path, origin }: ConfigurationLine, sentences: readonly string[]): string =>
  `${path}:  # ${origin}\n${sentences.map((sentence) => `  - ${JSON.stringify(sentence)}\n`).join("")}`;

/** Leaves with their dotted paths; lists are values of their own. */
function valuesOf(config: EffectiveConfig): readonly (readonly [string, unknown])[] {
  const found: (readonly [string, unknown])[] = [];
  const visit = (path: string, value: unknown): void => {
    if (value === undefined) return;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      found.push([path, value]);
      return;
    }
    for (const [key, inner] of Object.entries(value)) visit(path === "" ? key : `${path}.${key}`, inner);
  };
  for (const [path, value] of Object.entries(inFileTerms(config))) visit(path, value);
  return found;
}

/** The values by the paths a configuration file gives them. */
function inFileTerms(config: EffectiveConfig): Readonly<Record<string, unknown>> {
  const {
    origins: _,
    profile,
    severity,
    requiredFields,
    requiredSections,
    requiredRoles,
    requiredMilestones,
    statusUpdateEvery,
    actionsDueDays,
    documents,
    rules,
    ...others
  } = config;
  return {
    extends: profile,
    ...others,
    documents: documents.map(({ glob, kind }) => `${glob}: ${kind}`),
    "severity.scale": severity.name,
    "severity.levels": severity.levels.map(({ id }) => id),
    "fields.required": requiredFields,
    "sections.required": requiredSections,
    "roles.required": requiredRoles,
    "timeline.milestones": requiredMilestones,
    "statusUpdates.every": statusUpdateEvery,
    "actions.dueDays": actionsDueDays,
    ...ruleSettings(rules),
  };
}

function ruleSettings(rules: EffectiveConfig["rules"]): Readonly<Record<string, unknown>> {
  const settings: Record<string, unknown> = {};
  for (const [code, { level, options }] of Object.entries(rules)) {
    settings[`rules.${code}`] = level;
    if (Object.keys(options).length > 0) settings[`rules.${code}.options`] = options;
  }
  return settings;
}

/** The origin of the longest stated path that leads to a value. */
function originOf(path: string, { origins }: EffectiveConfig): Origin {
  let prefix = path;
  while (prefix !== "") {
    const origin = origins[prefix];
    if (origin !== undefined) return origin;
    prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf(".")));
  }
  // Unless the file states them, due dates of actions are those of the scale's levels.
  if (path.startsWith("actions.dueDays.")) return origins["severity"] ?? { from: "built-in" };
  return { from: "built-in" };
}

function originText(origin: Origin, lineAt: (origin: Origin) => number | undefined, audience: Audience): string {
  switch (origin.from) {
    case "built-in":
      return audience.translate(message("built in"));
    case "profile":
      return audience.translate(message("profile {0}", origin.name));
    case "file": {
      const line = lineAt(origin);
      return line === undefined ? origin.path : `${origin.path}:${(line + 1).toString()}`;
    }
  }
}
