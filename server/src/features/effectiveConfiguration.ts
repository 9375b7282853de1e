import type { EffectiveConfig, Origin } from "../config/effective";
import type { ConfigurationInForce, ConfigurationLine } from "../protocol";
import { message } from "../text/message";
import type { Configuration } from "../workspace/configurations";
import type { Audience } from "./context";

/** The configuration in force, value by value, each with where it comes from. */
export function configurationInForce(
  found: Configuration,
  lineAt: (origin: Origin) => number | undefined,
  audience: Audience,
): ConfigurationInForce {
  const { config, file } = found;
  const lines = valuesOf(config).map(([path, value]): ConfigurationLine => ({
    path,
    value: JSON.stringify(value),
    origin: originText(originOf(path, config), lineAt, audience),
  }));
  return { profile: config.profile, file, lines, text: textOf(lines) };
}

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

/** One `path: value` a line with its origin as a comment; keys are dotted, so that every line stands for itself. */
function textOf(lines: readonly ConfigurationLine[]): string {
  return lines.map(({ path, value, origin }) => `${path}: ${value}  # ${origin}\n`).join("");
}
