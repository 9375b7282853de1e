import type { Grammar, Phrase } from "./phrase";

const role = [
  "engineers?", "developers?", "devs", "programmers?", "admins?", "administrators?", "sysadmins?", "dbas?", "sres?",
  "responders?", "on-?callers?", "on-?call", "commanders?", "reviewers?", "authors?", "committers?", "maintainers?",
  "colleagues?", "teammates?", "(?:team|staff) members?", "member of (?:the|our) team", "co-?workers?", "employees?", "staff",
  "contractors?", "interns?", "(?:engineering|product|project|release|incident|duty|line) managers?",
  "(?:tech|team|incident|shift) leads?", "person", "teams?", "newcomers?", "technicians?",
].join("|");
const determiner = "(?:(?:the|an?|our|their|your|another|some|each|every|one of (?:the|our)) )?";
const modifiers = "(?:(?!(?:the|an?|our|their|your|that|and|or) )[\\p{L}][\\p{L}-]* ){0,2}?";
const role_ = `${determiner}${modifiers}(?:${role})`;
const pronoun = "i|we|he|she|someone|somebody|everyone|everybody";
const name = "(?<name>@?\\p{Lu}[\\p{L}'’-]+)";
/** Words that may follow a person where the person ends a phrase, so that `the developer portal` is none. */
const alone =
  "(?=\\s*(?:$|[.,;:!)\\]（）—–]|\\b(?:who|whose|when|while|during|and|or|not|after|because|since|deploying|pushing|merging|deleting|making|entering|typing|executing|changing|editing|restarting|applying)\\b))";

const adverb =
  "(?:(?:really|also|simply|just|probably|then|perhaps|definitely|certainly|clearly|obviously|once|again|completely|totally|accidentally|apparently|unfortunately|easily|maybe|never|already|all) )?";
const checking =
  "noticed|checked|double-checked|verified|validated|known|seen|caught|asked|read(?! (?:access|only|permissions?|replicas?|rights?))|told|escalated|realized|realised|reviewed|tested|rolled|stopped|waited|thought|taken|done|communicated|informed|notified|warned|called|declared|followed|looked|tried|raised|restarted|reverted|paused|aborted|confirmed|compared|consulted|coordinated|anticipated|foreseen|predicted|considered|remembered|understood|recognized|recognised|reacted|responded|acted|spotted|detected|been (?:more |extra )?(?:careful|aware|vigilant|cautious|attentive|thorough|watching|monitoring|paying)|paid (?:more |closer )?attention";
const averting =
  "prevented|avoided|mitigated|noticed|caught|checked|double-checked|verified|spotted|detected|tested|asked|escalated|reacted|responded|acted|realized|realised|anticipated|foreseen|reviewed|stopped|communicated|done (?:more|better|this|it)|seen (?:this|it|that)";
const touching = "run|deployed|merged|pushed|touched|approved|changed|deleted|shipped|made|executed|assumed|ignored";
const attending =
  "notice|check|double-check|verify|validate|follow|read|communicate|escalate|inform|tell|notify|ask|review|realize|realise|consider|document|remember|recognize|recognise|understand|anticipate|foresee|coordinate|consult|spot|account for|announce|think|pay attention|respond to the|act on";
const doing =
  "test|update|renew|rotate|run|monitor|catch|take|plan|respond|act|detect|see|raise|apply|remove|merge|disable|enable|restart|roll back|plan for|appreciate|confirm|complete|add|set|page|prioriti[sz]e";

const words = {
  who: `(?<![\\p{L}\\p{N}])(?:${role_}|${pronoun}|${name})`,
  op: `(?<![\\p{L}\\p{N}])(?:${role_}|${determiner}(?:[\\p{L}-]+ )?operators?|${pronoun}|${name})`,
  person: `(?:${determiner}${modifiers}(?:${role}|operators?)|${name}(?: \\p{Lu}[\\p{L}'’-]+)?)`,
  alone,
  adv: adverb,
  checking,
  averting,
  touching,
  attending,
  doing,
};

export const englishBlame: readonly Phrase[] = [
  // Labels that put the error into a person.
  { kind: "error-label", pattern: "\\b(?<at>human (?:errors?|mistakes?|failures?))\\b(?! rates?\\b)", unlessAverted: true },
  {
    kind: "error-label",
    pattern:
      "(?:^|[.,;:(—–-] ?|\\b(?:an?|by|to|as|was|is|of|and|or|from|be|been|likely|simple|pure|purely|mere|just) )(?<at>(?:operator|user|pilot) (?:error|mistake))\\b(?! (?:messages?|pages?|rates?|reports?|logs?|logging|handling|codes?|counts?|budgets?|responses?|screens?|texts?|states?|events?|types?|class(?:es)?|metrics?|tracking|when|while|shown|returned)\\b)",
    unlessAverted: true,
  },
  // Forgetting and neglecting.
  {
    kind: "forgetting",
    pattern: "(?<who>{op}) (?:had |have |has )?(?<at>forgot(?:ten)? to)\\b",
    rewrite: "nothing reminded {who} to",
    unlessAverted: true,
  },
  { kind: "forgetting", pattern: "{op}(?:['’](?:ve|d))? (?:have |has |had )?{adv}(?<at>forgot(?:ten)?(?: to)?)\\b", unlessAverted: true },
  { kind: "forgetting", pattern: "{op}(?:['’](?:ve|d))? (?:have |has |had )?{adv}(?<at>neglected)(?= (?:to|the|our|his|her|their|any|this|that)\\b)", unlessAverted: true },
  // What a person should or could have done.
  { kind: "counterfactual", pattern: "{who} {adv}(?<at>(?:should|ought to) {adv}have) {adv}(?:{checking})\\b", unlessAverted: true },
  { kind: "counterfactual", pattern: "{who} {adv}(?<at>(?:should not|shouldn['’]t|should never) have) {adv}(?:{checking}|{touching})\\b", unlessAverted: true },
  {
    kind: "counterfactual",
    pattern:
      "{who} {adv}(?<at>could (?:easily |probably |maybe |also )?have) (?:easily |probably |all |also )?(?:{averting})\\b",
    unlessAverted: true,
  },
  // Failing to.
  { kind: "failing", pattern: "{op} (?:have |has |had )?{adv}(?<at>failed to) (?:{attending})\\b", unlessAverted: true },
  { kind: "failing", pattern: "{who} (?:have |has |had )?{adv}(?<at>failed to) (?:{doing})\\b", unlessAverted: true },
  // Judgements about attention and skill.
  { kind: "carelessness", pattern: "\\b(?<at>careless(?:ly|ness)?)\\b", unlessAverted: true },
  { kind: "carelessness", pattern: "\\b(?<at>slopp(?:y|ily|iness))\\b(?! (?:quorums?|counting|phrase|focus))", unlessAverted: true },
  { kind: "carelessness", pattern: "\\b(?<at>negligen(?:t|tly|ce)|inattenti(?:on|ve|veness)|incompeten(?:t|ce)|reckless(?:ly|ness)?)\\b", unlessAverted: true },
  { kind: "carelessness", pattern: "\\b(?<at>(?:stupid|silly|dumb|foolish) (?:mistakes?|errors?))\\b", unlessAverted: true },
  // Fault, guilt, blame.
  { kind: "fault", pattern: "\\b(?<at>(?:mistakes?|errors?|blunders?|slips?) (?:made )?by) {person}{alone}", unlessAverted: true },
  { kind: "fault", pattern: "\\b(?<!page |seg |segmentation |protection |hardware )(?<at>faults? of) {person}{alone}", unlessAverted: true },
  { kind: "fault", pattern: "\\b(?:is|was|were) (?:entirely |all |really )?{person}['’]s? (?<at>(?:own )?(?:fault|mistake|blunder))\\b", unlessAverted: true },
  { kind: "fault", pattern: "\\b(?:was|is) (?:entirely |all |really )?(?<at>(?:my|our|his|her|their) (?:own )?(?:fault|mistake))\\b", unlessAverted: true },
  { kind: "fault", pattern: "(?:{person}|\\b(?:i|we|he|she)) (?:is|was|are|were|am) (?:entirely |partly |solely |all )?(?<at>to blame)\\b", unlessAverted: true },
  { kind: "fault", pattern: "\\b(?<at>blame (?:lies|is|rests) (?:with|on)) {person}{alone}", unlessAverted: true },
  // A person or a team as the cause.
  { kind: "person-as-cause", pattern: "\\b(?<at>caused by) {person}{alone}", unlessAverted: true },
  { kind: "person-as-cause", pattern: "\\broot cause(?: of [^.,;]{1,60})?(?: (?:is|was)|:) (?:clearly |obviously |simply )?(?<at>{person}){alone}", unlessAverted: true },
  // Hindsight before a decision.
  { kind: "hindsight", pattern: "(?:^|[.;] )(?<at>obviously|of course|simply),? (?={who} (?:should|ought|needed|had to|must|decided|chose|rolled|made|picked)\\b)", rewrite: "" },
  { kind: "hindsight", pattern: "(?:{who}) (?:should |could |would |had |needed to )?(?<at>(?:obviously|of course|simply)) (?:should|ought|needed|had to|decided|chose|made|picked|knew|have (?:{checking}))", rewrite: "" },
  { kind: "hindsight", pattern: "\\b(?:was|is|were) (?<at>obviously|of course|simply) (?:the|a|an) (?:right|wrong|better|best|bad|poor|only) (?:choice|decision|call|thing|approach|move|option|idea)", rewrite: "" },
  // One cause for everything.
  {
    kind: "single-cause",
    pattern:
      "\\b(?<at>the (?:actual |real |true |only |sole |single )?root cause)(?: (?:of|for|behind) [^.,;:?!]{1,80}?)? (?:was|is|turned out to be)\\b(?! (?:not|un|still|being|under|yet|to be|currently|hard|difficult|believed|suspected|likely|probably|found|identified|investigated|determined|discovered|confirmed|fixed))",
    rewrite: "a contributing factor",
  },
  {
    kind: "single-cause",
    pattern: "\\b(?:is|was|were|as|be) (?:found to be )?(?<at>the (?:actual |real |true |only |sole |single )?root cause)\\b(?! (?:analysis|is|was|of (?:most|some|many|several|part)))",
    unlessAverted: true,
    rewrite: "a contributing factor",
  },
  // Verdicts.
  { kind: "verdict", pattern: "\\b(?:this|that|it|which|response|behaviou?r|conduct|handling|delay|mistake|oversight|communication|work|attitude) (?:is|was|are|were) (?:simply |totally |completely |just |clearly |absolutely |really )?(?<at>unacceptable)\\b", unlessAverted: true },
  { kind: "verdict", pattern: "\\b(?<at>unacceptable) (?:behaviou?r|mistakes?|oversights?|delays?|response|handling|conduct|errors? by|lack)\\b", unlessAverted: true },
];

export const englishGrammar: Grammar = {
  words,
  trigger:
    /error|mistake|forgot|neglect|have|failed|failure|careless|slopp|negligen|inattent|incompeten|reckless|blunder|slip|fault|blame|caused by|root cause|obviously|of course|simply|unacceptable|n['’]t/i,
  avertedBefore:
    /\b(?:prevent(?:s|ed|ing|ion)?|avoid(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|guard(?:s|ed|ing)?|protect(?:s|ed|ing)?|eliminat(?:e|es|ed|ing)|minimi[sz](?:e|es|ed|ing)|rul(?:e|ed|ing) out|risks?(?: of)?|chances? of|prone to|less|no|without|against|rather than|instead of|if|when|whenever|in case|unless|whether|tolerat\w*|resilien\w*|robust|potential for|possibility of|susceptible to|not(?: \w+){0,3})\b[^.,;:]{0,24}$|(?:was|is)n['’]t(?: \w+){0,3} $/i,
  avertedAfter: /^[^.;]{0,12}\b(?:prevention|proof|is possible|is easy|can(?:not| no longer|not| ?t)? (?:happen|occur)|cannot|could not|is no longer|becomes? impossible)\b/i,
};
