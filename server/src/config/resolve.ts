import { openScale, scalePresets } from "../severity/scales";
import { message } from "../text/message";
import { span } from "../text/span";
import { codeTable, profileNames, type ProfileName } from "./codes";
import type { ConfigProblem, EffectiveConfig, Origin, RuleSetting } from "./effective";
import { fileShape, type ConfigFile } from "./fileShape";
import { escapeGlob, fromFolder } from "./paths";
import { profiles, type Profile } from "./profiles";
import { openQuestions } from "./questions";
import { actionsDueDays, scaleInFile } from "./severitySettings";
import { unknownName, wholeFile } from "./shape";
import { YamlSource } from "./yamlSource";

export interface ConfigSources {
  /** For files that extend none; unknown names are told and count as `minimal`. */
  readonly profile?: string | undefined;
  /** The nearest `.afterword.yaml`; its path is relative to the workspace root. */
  readonly file?: { readonly path: string; readonly text: string } | undefined;
}

export interface ResolvedConfig {
  readonly config: EffectiveConfig;
  /** Wrong values of the file, in order of place. Everything else of it applies. */
  readonly problems: readonly ConfigProblem[];
}

/** The configuration in force: built in, then the profile, then the file. */
export function resolveConfig({ profile, file }: ConfigSources): ResolvedConfig {
  const source = new YamlSource(file?.text ?? "");
  const read = (source.isEmpty ? undefined : fileShape.read(wholeFile(source), source)) ?? {};
  const names = profilesInForce(read, profile, source);
  const config = compose(names, read, file?.path ?? "", source);
  return { config, problems: [...source.problems].sort((a, b) => a.span.start - b.span.start) };
}

function profilesInForce(read: ConfigFile, asked: string | undefined, source: YamlSource): readonly ProfileName[] {
  if (read.extends !== undefined && read.extends.length > 0) return read.extends;
  if (asked === undefined) return ["minimal"];
  const known = profileNames.find((name) => name === asked);
  if (known === undefined)
    source.problem(span(0, 0), message("No such profile. {0}", unknownName(asked, profileNames)));
  return [known ?? "minimal"];
}

function compose(names: readonly ProfileName[], read: ConfigFile, path: string, source: YamlSource): EffectiveConfig {
  const base = mergeProfiles(names);
  const scale = scaleInFile(read.severity, scalePresets[base.scale ?? ""] ?? openScale, source);
  const here = (name: string): string => fromFolder(path, name);
  const pattern = (name: string): string => fromFolder(escapeGlob(path), name);
  return {
    profile: names.at(-1) ?? "minimal",
    language: read.language,
    timezone: read.timezone,
    documents: documentsIn(read.documents ?? {}, pattern),
    severity: scale,
    requiredFields: read.fields?.required ?? base.requiredFields ?? [],
    requiredSections: read.sections?.required ?? base.requiredSections ?? [],
    requiredRoles: read.roles?.required ?? base.requiredRoles ?? [],
    requiredMilestones: read.timeline?.milestones ?? base.requiredMilestones ?? [],
    people: read.people ?? {},
    rooms: read.rooms ?? {},
    statusUpdateEvery: read.statusUpdates?.every ?? base.statusUpdateEvery,
    postmortem: {
      dueDays: read.postmortem?.dueDays ?? base.postmortem?.dueDays,
      slot: read.postmortem?.slot ?? base.postmortem?.slot,
      agenda: read.postmortem?.agenda ?? base.postmortem?.agenda ?? [],
      questions: read.postmortem?.questions ?? openQuestions,
    },
    actionsDueDays: actionsDueDays(read.actions, scale, source),
    issues: issuesIn(read.issues),
    runbooks: {
      sections: read.runbooks?.sections ?? base.runbookSections ?? [],
      reviewEvery: read.runbooks?.reviewEvery,
    },
    alerts: {
      files: (read.alerts?.files ?? []).map(pattern),
      runbookUrl: (read.alerts?.runbookUrl ?? []).map((rule) => ({
        match: rule.match ?? "",
        path: here(rule.path ?? ""),
      })),
    },
    readingClub: { ...read.readingClub, folder: here(read.readingClub?.folder ?? "reading-club") },
    lexicon: { fields: read.lexicon?.fields ?? {}, sections: read.lexicon?.sections ?? {} },
    templates: Object.fromEntries(Object.entries(read.templates ?? {}).map(([name, file]) => [name, here(file)])),
    rules: rulesInForce(names, read.rules ?? {}),
    origins: originsOf(names, base, path, source),
  };
}

function mergeProfiles(names: readonly ProfileName[]): Profile {
  return names
    .map((name) => profiles[name])
    .reduce((before, after) => ({
      ...before,
      ...after,
      postmortem: { ...before.postmortem, ...after.postmortem },
    }));
}

const documentsIn = (
  kinds: NonNullable<ConfigFile["documents"]>,
  pattern: (glob: string) => string,
): EffectiveConfig["documents"] =>
  // The keys were checked to be kinds by the shape.
  (Object.entries(kinds) as [EffectiveConfig["documents"][number]["kind"], readonly string[]][]).flatMap(
    ([kind, globs]) => globs.map((glob) => ({ glob: pattern(glob), kind })),
  );

/** Issue places by component; `default` is the one for all others. */
function issuesIn(issues: ConfigFile["issues"]): EffectiveConfig["issues"] {
  const places: [string, { repository: string; labels: readonly string[] }][] = [];
  const { repository, labels = [], components = {} } = issues ?? {};
  if (repository !== undefined) places.push(["default", { repository, labels }]);
  for (const [component, place] of Object.entries(components)) {
    const target = place.repository ?? repository;
    if (target !== undefined) places.push([component, { repository: target, labels: place.labels ?? labels }]);
  }
  return Object.fromEntries(places);
}

function rulesInForce(
  names: readonly ProfileName[],
  inFile: NonNullable<ConfigFile["rules"]>,
): Readonly<Record<string, RuleSetting>> {
  return Object.fromEntries(
    codeTable.map(({ code, severity, on, options }) => {
      const base: RuleSetting = {
        level: names.some((name) => on.includes(name)) ? severity : "off",
        options: Object.assign({}, ...names.map((name) => options?.[name] ?? {})) as Readonly<Record<string, unknown>>,
      };
      const own = inFile[code];
      return [code, { level: own?.level ?? base.level, options: { ...base.options, ...own?.options } }];
    }),
  );
}

/** Paths that a profile decides, by the profile's own names. */
const profilePaths: readonly (readonly [string, (profile: Profile) => unknown])[] = [
  ["severity", (profile) => profile.scale],
  ["fields.required", (profile) => profile.requiredFields],
  ["sections.required", (profile) => profile.requiredSections],
  ["roles.required", (profile) => profile.requiredRoles],
  ["timeline.milestones", (profile) => profile.requiredMilestones],
  ["statusUpdates.every", (profile) => profile.statusUpdateEvery],
  ["postmortem.dueDays", (profile) => profile.postmortem?.dueDays],
  ["postmortem.slot", (profile) => profile.postmortem?.slot],
  ["postmortem.agenda", (profile) => profile.postmortem?.agenda],
  ["runbooks.sections", (profile) => profile.runbookSections],
];

/** Where values come from, by the dotted path that the file would give them. Absent paths are built in. */
function originsOf(
  names: readonly ProfileName[],
  base: Profile,
  path: string,
  source: YamlSource,
): Readonly<Record<string, Origin>> {
  const origins = new Map<string, Origin>();
  for (const [key, valueOf] of profilePaths) {
    const name = names.findLast((candidate) => valueOf(profiles[candidate]) !== undefined);
    if (name !== undefined && valueOf(base) !== undefined) origins.set(key, { from: "profile", name });
  }
  for (const { code, on } of codeTable) {
    const name = names.findLast((candidate) => on.includes(candidate)) ?? names.at(-1);
    if (name !== undefined && name !== "minimal") origins.set(`rules.${code}`, { from: "profile", name });
  }
  for (const [key, at] of source.spans) {
    if (!key.startsWith("#")) origins.set(key, { from: "file", path, span: at });
  }
  return Object.fromEntries(origins);
}
