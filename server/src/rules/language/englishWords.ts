import { oneOf } from "./oneOf";

const role = oneOf(`
  engineers?, developers?, devs, programmers?, admins?, administrators?, sysadmins?, dbas?, sres?, responders?,
  on-?callers?, on-?call, commanders?, reviewers?, authors?, committers?, maintainers?, colleagues?, teammates?,
  (?:team|staff) members?, member of (?:the|our) team, co-?workers?, employees?, staff, contractors?, interns?,
  (?:engineering|product|project|release|incident|duty|line) managers?, (?:tech|team|incident|shift) leads?, person,
  teams?, newcomers?, technicians?`);
const determiner = "(?:(?:the|an?|our|their|your|another|some|each|every|one of (?:the|our)) )?";
/** Latin letters, also with accents. */
const letter = "A-Za-z\u00c0-\u024f";
const modifiers = `(?:(?!(?:the|an?|our|their|your|that|and|or) )[${letter}][${letter}-]* ){0,2}?`;
const pronoun = oneOf("i, we, he, she, someone, somebody, everyone, everybody");
/** Any word: whether it is a person's name is decided with the document at hand. */
const name = `(?<name>@?[${letter}][${letter}'’-]+)`;
const wordStart = `(?<![${letter}0-9])`;

/** What a person would have had to do, as participles that are seldom adjectives (`automated alerts` are no deed). */
const checking = oneOf(`
  noticed, checked, double-checked, verified, validated, known, seen, caught, asked, told, escalated, realized, realised,
  read(?! (?:access|only|permissions?|replicas?|rights?)), reviewed, tested, rolled, stopped, waited, thought, taken,
  done, communicated, informed, opened, notified, warned, called, declared, followed, looked, tried, raised, restarted, reverted,
  paused, aborted, confirmed, compared, consulted, coordinated, anticipated, foreseen, predicted, considered, remembered,
  understood, recogni[sz]ed, reacted, responded, acted, spotted, detected, paid (?:more |closer )?attention,
  been (?:more |extra )?(?:careful|aware|vigilant|cautious|attentive|thorough|watching|monitoring|paying)`);
/** What would have kept the incident from happening; other things that could have happened are harm, not blame. */
const averting = oneOf(`
  prevented, avoided, mitigated, noticed, caught, checked, double-checked, verified, spotted, detected, tested, asked,
  escalated, reacted, responded, acted, reali[sz]ed, anticipated, foreseen, reviewed, stopped, communicated,
  done (?:more|better|this|it), seen (?:this|it|that)`);
const touching = oneOf(
  "run, deployed, merged, pushed, touched, approved, changed, deleted, shipped, made, executed, assumed, ignored",
);
/** Verbs only people are the subject of: a Kubernetes operator does not `fail to notice`. */
const attending = oneOf(`
  notice, check, double-check, verify, validate, follow, read, communicate, escalate, inform, tell, notify, ask, review,
  reali[sz]e, consider, document, remember, recogni[sz]e, understand, anticipate, foresee, coordinate, consult, spot,
  account for, announce, think, pay attention, respond to the, act on`);
const doing = oneOf(`
  test, update, renew, rotate, run, monitor, catch, take, plan, respond, act, detect, see, raise, apply, remove, merge,
  disable, enable, restart, roll back, plan for, appreciate, confirm, complete, add, set, page, prioriti[sz]e`);

/** Word lists by the names they have in the patterns. */
export const words: Readonly<Record<string, string>> = {
  who: `${wordStart}(?:${determiner}${modifiers}${role}|${pronoun}|${name})`,
  /** `operator` may also be software, so it stands only with verbs of people. */
  whoever: `${wordStart}(?:${determiner}${modifiers}${role}|${determiner}(?:[${letter}-]+ )?operators?|${pronoun}|${name})`,
  person: `(?:${determiner}${modifiers}(?:${role}|operators?)|${name}(?: [${letter}][${letter}'’-]+)?)`,
  /** What may follow a person at the end of a phrase; `the developer portal` is no developer. */
  alone: `(?=\\s*(?:$|[.,;:!)\\]（）—–]|\\b${oneOf(`
    who, whose, when, while, during, and, or, not, after, because, since, deploying, pushing, merging, deleting, making,
    entering, typing, executing, changing, editing, restarting, applying`)}\\b))`,
  adverb: `(?:${oneOf(`
    really, also, simply, just, probably, then, perhaps, definitely, certainly, clearly, obviously, once, again,
    completely, totally, accidentally, apparently, unfortunately, easily, maybe, never, already, all`)} )?`,
  have: "(?:have |has |had )?",
  checking,
  averting,
  touching,
  attending,
  doing,
  /** What comes before a label such as `operator error`, so that it is no part of a longer name. */
  lead: `(?:^|[.,;:(—–-] ?|\\b${oneOf("an?, by, to, as, was, is, of, and, or, from, be, been, likely, simple, purely?, mere, just")} )`,
  /** What makes an `error` a thing of the software. */
  shown: oneOf(`
    messages?, pages?, rates?, reports?, logs?, logging, handling, codes?, counts?, budgets?, responses?, screens?, texts?,
    states?, events?, types?, class(?:es)?, metrics?, tracking, when, while, shown, returned`),
  plainly: oneOf("obviously, of course, simply"),
  decision: oneOf("choice, decision, call, thing, approach, move, option, idea"),
  root: "the (?:actual |real |true |only |sole |single )?root cause",
  open: oneOf(`
    not, un, still, being, under, yet, to be, currently, hard, difficult, believed, suspected, likely, probably, found,
    identified, investigated, determined, discovered, confirmed, fixed`),
  conduct: oneOf("behaviou?r, conduct, handling, delays?, response, mistakes?, oversights?, communication, attitude"),
  very: `(?:${oneOf("entirely, partly, solely, all, really, simply, totally, completely, just, clearly, absolutely")} )?`,
};
