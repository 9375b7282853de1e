/** A text in the languages of the user interface. */
export interface LocalText {
  readonly en: string;
  readonly ja: string;
}

/** One level of a severity scale, and what a team does on it. */
export interface SeverityLevel {
  /** Canonical spelling, as inserted by completion: `SEV1`. */
  readonly id: string;
  /** Other spellings read as this level, compared by `labelKey`. */
  readonly aliases: readonly string[];
  readonly meaning: LocalText;
  /** How follow-up work is prioritised. */
  readonly policy: LocalText;
  readonly escalateTo: readonly string[];
  /** Roles to fill at this level (field keys). */
  readonly roles: readonly string[];
  /** Minutes between status updates. */
  readonly updateEvery: number | undefined;
  readonly postmortem: boolean;
  /** Days from resolved to the postmortem. */
  readonly postmortemDueDays: number | undefined;
  readonly actionsDueDays: number | undefined;
}

/**
 * A severity scale, worst level first. On an open scale any number 0 to 5 and the known words are valid too:
 * the document may follow a scale we have not been told of.
 */
export interface SeverityScale {
  readonly name: string;
  readonly open: boolean;
  readonly levels: readonly SeverityLevel[];
}
