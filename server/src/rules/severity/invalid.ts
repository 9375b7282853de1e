import type { DocumentModel, Field } from "../../model/document";
import { levelStated, standingOn } from "../../severity/onScale";
import type { SeverityReading } from "../../severity/readSeverity";
import type { SeverityScale } from "../../severity/scale";
import { severityWords } from "../../severity/words";
import { editDistance } from "../../text/closest";
import { message } from "../../text/message";
import { trimBlank } from "../../text/normalize";
import type { Span } from "../../text/span";
import { incidentKinds, type Finding, type Fix, type Rule } from "../rule";
import { placeOf, severityFields, stands, tokenPlace } from "./place";

/** Fixes offered at most: more would be a list to read. */
const mostFixes = 5;

/** The severity is none that the team's scale knows. */
export const severityInvalid: Rule = {
  code: "severity/invalid",
  severity: "error",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model, { config }) {
    for (const field of severityFields(model)) {
      if (field.empty || field.placeholder || field.unknown) continue;
      const finding =
        field.severity === undefined
          ? unreadable(field, config.severity, model)
          : offScale(field, field.severity, config.severity, model);
      if (finding !== undefined) yield finding;
    }
  },
};

function offScale(
  field: Field,
  reading: SeverityReading,
  scale: SeverityScale,
  model: DocumentModel,
): Finding | undefined {
  if (reading.placeholder) return undefined;
  const { on, suggestions } = standingOn(reading, scale);
  if (on) return undefined;
  const at = tokenPlace(field, reading, model);
  const levels = suggestions.map(({ id }) => id);
  const ids = scale.levels.map(({ id }) => id).join(", ");
  return {
    span: at,
    message: scale.open
      ? message(
          "“{0}” is on no severity scale in use. They count from 0 or 1 up to 5 at most. Correct it.",
          reading.token,
        )
      : message(
          "“{0}” is not on the severity scale “{1}” ({2}). Priorities and deadlines cannot go by it. Choose a level of the scale.",
          reading.token,
          scale.name,
          ids,
        ),
    fixes: replacements(reading.token, at, levels, model),
  };
}

/** A value that starts with no severity known to anybody: a level of the team's own, a slip of the keys, or no level. */
function unreadable(field: Field, scale: SeverityScale, model: DocumentModel): Finding | undefined {
  const value = trimBlank(field.raw);
  const start = field.raw.indexOf(value);
  const at = placeOf({ start, end: start + value.length }, field, model);
  if (levelStated(field, scale) !== undefined) return undefined;
  const [meant, ...others] = scale.open ? slipsOf(value) : misspelt(value, scale);
  if (meant !== undefined && others.length === 0) {
    return {
      span: at,
      message: message("“{0}” is not a severity. Is “{1}” meant?", value, meant),
      fixes: replacements(value, at, [meant], model).map((fix) => ({ ...fix, preferred: true })),
    };
  }
  if (scale.open || !isShort(value)) return undefined;
  const ids = scale.levels.map(({ id }) => id);
  return {
    span: at,
    message: message(
      "“{0}” is not on the severity scale “{1}” ({2}). Priorities and deadlines cannot go by it. Choose a level of the scale.",
      value,
      scale.name,
      ids.join(", "),
    ),
    fixes: replacements(value, at, ids, model),
  };
}

/** A word or two; longer texts tell a story in place of a level, and may be right to. */
const isShort = (value: string): boolean =>
  value.length <= 20 &&
  /^[\p{L}\p{M}\p{N} _・-]+$/u.test(value) &&
  value.split(/\s+/).length <= 2 &&
  !/^\d+(?:\.\d+)?\s*\p{L}*$/u.test(value);

/** Letters a word needs, so that one wrong letter does not make another word of it; before a number fewer do. */
const longEnough = { word: 6, beforeNumber: 3 };

const longWords = [...severityWords.plain, ...severityWords.bare].filter(
  (word) => /^[a-z]+$/.test(word) && word.length >= longEnough.word,
);

/** The severities a misspelt word may stand for, in its own case. */
function slipsOf(value: string): readonly string[] {
  if (!/^[A-Za-z]{5,}$/.test(value)) return [];
  const inItsCase = (word: string): string => {
    if (!/^[A-Z]/.test(value)) return word;
    return value === value.toUpperCase() ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
  };
  return longWords.filter((known) => isSlip(value.toLowerCase(), known)).map(inItsCase);
}

/** The levels a misspelt name may stand for, by the name that is nearly written: `SVE2` is SEV2, SEV9 is none. */
function misspelt(value: string, { levels }: SeverityScale): readonly string[] {
  const written = partsOf(value);
  return levels.flatMap(({ id, aliases }) => {
    const name = [id, ...aliases].find((one) => {
      const { letters, digits } = partsOf(one);
      const least = digits === "" ? longEnough.word : longEnough.beforeNumber;
      return digits === written.digits && letters.length >= least && isSlip(written.letters, letters);
    });
    return name === undefined ? [] : [name];
  });
}

function partsOf(name: string): { readonly letters: string; readonly digits: string } {
  const [, letters = "", digits = ""] = /^([a-z]+)[\s_-]?(\d*)$/.exec(name.normalize("NFKC").toLowerCase()) ?? [];
  return { letters, digits };
}

/** One letter wrong, missing, doubled or swapped, the first one right. */
const isSlip = (word: string, known: string): boolean =>
  known.charAt(0) === word.charAt(0) && editDistance(word, known) === 1;

function replacements(words: string, at: Span, levels: readonly string[], model: DocumentModel): Fix[] {
  if (!stands(words, at, model)) return [];
  return levels.slice(0, mostFixes).map((level) => ({
    title: message("Change the severity to {0}", level),
    edits: [{ span: at, newText: level }],
  }));
}
