import { levelNamed, levelOf } from "../severity/onScale";
import { readSeverity } from "../severity/readSeverity";
import type { SeverityLevel, SeverityScale } from "../severity/scale";
import { scalePresets } from "../severity/scales";
import { message } from "../text/message";
import { span } from "../text/span";
import type { ConfigFile, LevelChange } from "./fileShape";
import type { YamlSource } from "./yamlSource";

/** The scale of a file: a preset, a list of levels, or changes to what the profile has. */
export function scaleInFile(
  setting: ConfigFile["severity"],
  profileScale: SeverityScale,
  source: YamlSource,
): SeverityScale {
  if (setting === undefined) return profileScale;
  if (typeof setting === "string") return scalePresets[setting] ?? profileScale;
  const base = (setting.scale === undefined ? undefined : scalePresets[setting.scale]) ?? profileScale;
  const { levels } = setting;
  if (levels === undefined) return { ...base, open: setting.open ?? base.open };
  if ("all" in levels) {
    return {
      name: "custom",
      open: setting.open ?? false,
      levels: levels.all.map(({ id, ...parts }) => newLevel(id ?? "", parts)),
    };
  }
  const changes = new Map<SeverityLevel, LevelChange>();
  for (const [name, change] of Object.entries(levels.byId)) {
    const level = levelCalled(name, base);
    if (level !== undefined) changes.set(level, change);
    else tellUnknown(`severity.levels.${name}`, name, base, source);
  }
  return {
    ...base,
    open: setting.open ?? base.open,
    levels: base.levels.map((level) => ({ ...level, ...changes.get(level) })),
  };
}

/** Days until actions are due, by level id: the scale's own, then what the file says. */
export function actionsDueDays(
  setting: ConfigFile["actions"],
  scale: SeverityScale,
  source: YamlSource | undefined,
): Readonly<Record<string, number>> {
  const days = new Map<string, number>();
  for (const { id, actionsDueDays: due } of scale.levels) if (due !== undefined) days.set(id, due);
  const dueDays = setting?.dueDays;
  if (dueDays === undefined) return Object.fromEntries(days);
  if ("all" in dueDays) return Object.fromEntries(scale.levels.map(({ id }) => [id, dueDays.all]));
  for (const [name, due] of Object.entries(dueDays.bySeverity)) {
    const id = levelCalled(name, scale)?.id ?? (scale.open ? readSeverity(name)?.value : undefined);
    if (id !== undefined) days.set(id, due);
    else if (source !== undefined) tellUnknown(`actions.dueDays.${name}`, name, scale, source);
  }
  return Object.fromEntries(days);
}

function levelCalled(name: string, scale: SeverityScale): SeverityLevel | undefined {
  const reading = readSeverity(name);
  return levelNamed(name, scale) ?? (reading === undefined ? undefined : levelOf(reading, scale));
}

function tellUnknown(path: string, name: string, scale: SeverityScale, source: YamlSource): void {
  const levels = scale.levels.map(({ id }) => id).join(", ");
  const at = source.spans.get(`#${path}`) ?? span(0, 0);
  source.problem(at, message("The scale “{0}” has no level “{1}”. Possible: {2}.", scale.name, name, levels));
}

const newLevel = (id: string, parts: LevelChange): SeverityLevel => ({
  id,
  aliases: parts.aliases ?? [],
  meaning: parts.meaning ?? { en: "", ja: "" },
  policy: parts.policy ?? { en: "", ja: "" },
  escalateTo: parts.escalateTo ?? [],
  roles: parts.roles ?? [],
  updateEvery: parts.updateEvery,
  postmortem: parts.postmortem ?? true,
  postmortemDueDays: parts.postmortemDueDays,
  actionsDueDays: parts.actionsDueDays,
});
