import { words } from "./englishWords";
import { oneOf } from "./oneOf";
import { phrasesOf, type Grammar } from "./phrase";

export const englishBlame = phrasesOf({
  "error-label": [
    "\\b(?<at>human (?:errors?|mistakes?|failures?))\\b(?! rates?\\b)",
    "{lead}(?<at>(?:operator|user|pilot) (?:error|mistake))\\b(?! {shown}\\b)",
  ],
  forgetting: [
    { pattern: "(?<who>{whoever}) {have}(?<at>forgot(?:ten)? to)\\b", rewrite: "nothing reminded {who} to" },
    "{whoever}(?:['’](?:ve|d))? {have}{adverb}(?<at>forgot(?:ten)?(?: to)?)\\b",
    "{whoever}(?:['’](?:ve|d))? {have}{adverb}(?<at>neglected)(?= (?:to|the|our|his|her|their|any|this|that)\\b)",
  ],
  counterfactual: [
    "{who} {adverb}(?<at>(?:should|ought to) {adverb}have) {adverb}{checking}\\b",
    "{who} {adverb}(?<at>(?:should not|shouldn['’]t|should never) have) {adverb}(?:{checking}|{touching})\\b",
    "{who} {adverb}(?<at>could (?:easily |probably |maybe |also )?have) {adverb}{averting}\\b",
  ],
  failing: [
    "{whoever} {have}{adverb}(?<at>failed to) {attending}\\b",
    "{who} {have}{adverb}(?<at>failed to) {doing}\\b",
  ],
  carelessness: [
    "\\b(?<at>careless(?:ly|ness)?)\\b",
    "\\b(?<at>slopp(?:y|ily|iness))\\b(?! (?:quorums?|counting|phrase|focus))",
    "\\b(?<at>negligen(?:t|tly|ce)|inattenti(?:on|ve|veness)|incompeten(?:t|ce)|reckless(?:ly|ness)?)\\b",
    "\\b(?<at>(?:stupid|silly|dumb|foolish) (?:mistakes?|errors?))\\b",
  ],
  fault: [
    "\\b(?<at>(?:mistakes?|errors?|blunders?|slips?) (?:made )?by) {person}{alone}",
    "\\b(?<!page |seg |segmentation |protection |hardware )(?<at>faults? of) {person}{alone}",
    "\\b(?:is|was|were) {very}{person}['’]s? (?<at>(?:own )?(?:fault|mistake|blunder))\\b",
    "\\b(?:was|is) {very}(?<at>(?:my|our|his|her|their) (?:own )?(?:fault|mistake))\\b",
    "(?:{person}|\\b(?:i|we|he|she)) (?:is|was|are|were|am) {very}(?<at>to blame)\\b",
    "\\b(?<at>blame (?:lies|is|rests) (?:with|on)) {person}{alone}",
  ],
  "person-as-cause": [
    "\\b(?<at>caused by) {person}{alone}",
    "\\broot cause(?: of [^.,;]{1,60})?(?: (?:is|was)|:) {very}(?<at>{person}){alone}",
  ],
  hindsight: [
    {
      pattern:
        "(?:^|[.;] )(?<at>{plainly}),? (?={who} (?:should|ought|needed|had to|must|decided|chose|rolled|made|picked)\\b)",
      rewrite: "",
    },
    {
      pattern: "{who} (?<at>{plainly}) (?:should|ought|needed|had to|decided|chose|made|picked|knew)\\b",
      rewrite: "",
    },
    {
      pattern:
        "\\b(?:was|is|were) (?<at>{plainly}) (?:the|an?) (?:right|wrong|better|best|bad|poor|only) {decision}\\b",
      rewrite: "",
    },
  ],
  "single-cause": [
    {
      pattern:
        "\\b(?<at>{root})(?: (?:of|for|behind) [^.,;:?!]{1,80}?)? (?:was|is|turned out to be)\\b(?! {open}|n['’]t)",
      rewrite: "a contributing factor",
    },
    {
      pattern:
        "\\b(?:is|was|were|as|be) (?:found to be )?(?<at>{root})\\b(?! (?:analysis|is|was|of (?:most|some|many|several|part)))",
      rewrite: "a contributing factor",
    },
  ],
  verdict: [
    "\\b(?:this|that|it|which|work|{conduct}) (?:is|was|are|were) {very}(?<at>unacceptable)\\b",
    "\\b(?<at>unacceptable) (?:{conduct}|errors? by|lack)\\b",
  ],
});

/** What speaks of keeping a thing from happening, denies it, or makes it a condition. */
const averted = oneOf(`
  prevent(?:s|ed|ing|ion)?, avoid(?:s|ed|ing)?, reduc(?:e|es|ed|ing), guard(?:s|ed|ing)?, protect(?:s|ed|ing)?,
  eliminat(?:e|es|ed|ing), minimi[sz](?:e|es|ed|ing), rul(?:e|ed|ing) out, risks?(?: of)?, chances? of, prone to, keep(?:s|ing)?, kept, less,
  no, not, without, against, rather than, instead of, if, when, whenever, in case, unless, whether, tolera\\w*,
  resilien\\w*, robust, potential for, possibility of, susceptible to`);

export const englishGrammar: Grammar = {
  words,
  flags: "i",
  triggers: {
    "error-label": ["human", "operator", "user", "pilot"],
    forgetting: ["forgot", "neglect"],
    counterfactual: ["should", "could", "ought"],
    failing: ["failed to"],
    carelessness: [
      "careless",
      "slopp",
      "negligen",
      "inattenti",
      "incompeten",
      "reckless",
      "stupid",
      "silly",
      "dumb",
      "foolish",
    ],
    fault: ["mistake", "error", "blunder", "slip", "fault", "blame"],
    "person-as-cause": ["caused by", "root cause"],
    hindsight: ["obviously", "of course", "simply"],
    "single-cause": ["root cause"],
    verdict: ["unacceptable"],
  },
  avertedBefore: new RegExp(`\\b${averted}\\b[^.,;:]{0,24}$|(?:was|is)n['’]t(?: \\w+){0,3} $`, "i"),
  avertedAfter:
    /^[^.;]{0,12}\b(?:prevention|proof|is possible|is easy|can ?(?:not|no longer|['’]t) (?:happen|occur)|cannot|could not|is no longer|becomes? impossible)\b/i,
};
