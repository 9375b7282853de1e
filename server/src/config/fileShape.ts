import { documentKinds, fieldKeys, roleKeys, sectionKeys, type FieldKey } from "../model/document";
import { runbookSections } from "../lexicon/runbookSections";
import type { FindingSeverity } from "../rules/rule";
import { scalePresets } from "../severity/scales";
import { codeTable, profileNames } from "./codes";
import { mappingOr, objectOf, openObjectOf, recordOf } from "./mapping";
import {
  anything,
  describedAs as about,
  listOf,
  mapped,
  oneOf,
  text,
  wholeNumber,
  yesOrNo,
  type ReadAs,
} from "./shape";
import { days, glob, minutes, repository, timezone, urlMatch, writtenPeriod } from "./values";

/** Moments of an incident that a timeline can be asked to show. */
export const milestoneKeys = [
  "start",
  "detected",
  "declared",
  "acknowledged",
  "mitigated",
  "end",
] as const satisfies readonly FieldKey[];

/** Sections of reports and of runbooks; some are of both. */
const lexiconSections = [...new Set<string>([...sectionKeys, ...runbookSections])];

/** A text in both languages: written once it serves both. */
const localText = mappingOr(
  mapped(objectOf({ en: text(), ja: text() }), ({ en, ja }) => ({ en: en ?? ja ?? "", ja: ja ?? en ?? "" })),
  mapped(text(), (both) => ({ en: both, ja: both })),
);

const levelParts = {
  aliases: about("Other spellings read as this level.", listOf(text())),
  meaning: about("What the level means.", localText),
  policy: about("How follow-up work is prioritised.", localText),
  escalateTo: about("Whom to escalate to.", listOf(text())),
  roles: about("Roles to fill at this level.", listOf(oneOf(roleKeys))),
  updateEvery: about("Time between status updates, such as 30m.", minutes),
  postmortem: about("Whether a postmortem is due.", yesOrNo),
  postmortemDueDays: about("Days from resolved to the postmortem.", days),
  actionsDueDays: about("Days until follow-up actions are due.", days),
} as const;

const levelChange = objectOf(levelParts);
export type LevelChange = ReadAs<typeof levelChange>;

const levels = mappingOr(
  mapped(recordOf(levelChange), (byId) => ({ byId })),
  mapped(
    listOf(objectOf({ id: about("Spelling of the level, such as SEV1.", text()), ...levelParts }, ["id"])),
    (all) => ({ all }),
  ),
);

const severity = mappingOr(
  objectOf({
    scale: about("The scale to start from; without it, the profile's.", oneOf(Object.keys(scalePresets))),
    open: about("Whether any number from 0 to 5 and the known words are valid beside the levels.", yesOrNo),
    levels: about("A list replaces the levels, worst first; a mapping changes levels by their id.", levels),
  }),
  oneOf(Object.keys(scalePresets)),
);

const required = <T extends string>(what: string, keys: readonly T[]) =>
  objectOf({ required: about(what, listOf(oneOf(keys))) });

const ruleLevels = ["off", "hint", "info", "warning", "error"] as const satisfies readonly (FindingSeverity | "off")[];
const ruleLevel = oneOf(ruleLevels, new Map([[false, "off"]]));

const rule = mappingOr(
  mapped(openObjectOf({ level: ruleLevel }, anything), ({ known, rest }) => ({ level: known.level, options: rest })),
  mapped(ruleLevel, (level) => ({ level, options: {} })),
);

const issueTarget = { repository: about("owner/name", repository), labels: listOf(text()) } as const;

/** The whole of `.afterword.yaml`. */
export const fileShape = objectOf({
  extends: about("Profiles to start from; later ones win.", listOf(oneOf(profileNames))),
  language: about("Language of inserted text and templates.", oneOf(["en", "ja"])),
  timezone: about("Zone of times that state none: a name such as Asia/Tokyo, or an offset such as +09:00.", timezone),
  documents: about(
    "Patterns of paths by document kind; the first that matches decides.",
    recordOf(listOf(glob), documentKinds),
  ),
  severity: about("The severity scale: the name of one, or changes to it.", severity),
  fields: about("Fields of incidents and postmortems.", required("Fields every one of them states.", fieldKeys)),
  sections: about("Sections of incidents and postmortems.", required("Sections every one of them has.", sectionKeys)),
  roles: about("Roles of the response.", required("Roles that are filled in every incident.", roleKeys)),
  timeline: about(
    "The timeline.",
    objectOf({ milestones: about("Moments every timeline shows.", listOf(oneOf(milestoneKeys))) }),
  ),
  people: about("Handles of people by name: github, chat, wiki …", recordOf(recordOf(text()))),
  rooms: about("Where a response meets: call, chat, record …", recordOf(text())),
  statusUpdates: about(
    "Status updates during an incident.",
    objectOf({ every: about("Time between two of them.", minutes) }),
  ),
  postmortem: about(
    "The postmortem and its meeting.",
    objectOf({
      dueDays: about("Days from resolved to the postmortem.", days),
      slot: about("The weekly slot, such as “Friday 16:00-17:00”.", text()),
      agenda: about("Steps of the meeting.", listOf(localText)),
      questions: about("Open questions to choose from.", listOf(localText)),
    }),
  ),
  actions: about(
    "Follow-up actions.",
    objectOf({
      dueDays: about(
        "Days until they are due: one period, or one per severity.",
        mappingOr(
          mapped(recordOf(days), (bySeverity) => ({ bySeverity })),
          mapped(days, (all) => ({ all })),
        ),
      ),
    }),
  ),
  issues: about(
    "Where actions become issues.",
    objectOf({
      ...issueTarget,
      components: about("Another place per component.", recordOf(objectOf(issueTarget))),
    }),
  ),
  runbooks: about(
    "Runbooks.",
    objectOf({
      sections: about("Sections every runbook has.", listOf(oneOf(runbookSections))),
      reviewEvery: about("How often a runbook is reviewed, such as “6 months”.", writtenPeriod),
    }),
  ),
  alerts: about(
    "Alert rules.",
    objectOf({
      files: about("Patterns of the files that hold alert rules.", listOf(glob)),
      runbookUrl: about(
        "Which addresses are files of this repository.",
        listOf(
          objectOf(
            {
              match: about("Beginning of the address.", urlMatch),
              path: about("Folder or file it stands for.", text()),
            },
            ["match", "path"],
          ),
        ),
      ),
    }),
  ),
  readingClub: about(
    "The reading club.",
    objectOf({
      folder: about("Folder of its files.", glob),
      minutes: about(
        "Minutes per part of a session.",
        objectOf({
          read: wholeNumber(1, 240),
          discuss: wholeNumber(1, 240),
          wrapUp: wholeNumber(1, 240),
        }),
      ),
    }),
  ),
  lexicon: about(
    "Your own labels and headings, beside the built-in ones.",
    objectOf({
      fields: about("More labels by field.", recordOf(listOf(text()), fieldKeys)),
      sections: about("More headings by section.", recordOf(listOf(text()), lexiconSections)),
    }),
  ),
  templates: about("Template files by name.", recordOf(glob)),
  rules: about(
    "Severity of a rule's findings, or off; a mapping also holds options.",
    recordOf(
      rule,
      codeTable.map(({ code }) => code),
    ),
  ),
});

export type ConfigFile = ReadAs<typeof fileShape>;
