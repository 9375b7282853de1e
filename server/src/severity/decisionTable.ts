import type { LocalText } from "./scale";

/** A question with a few possible answers; nobody may know the answer yet. */
export interface DecisionQuestion {
  readonly id: string;
  readonly text: LocalText;
  readonly answers: readonly { readonly id: string; readonly text: LocalText }[];
}

export interface DecisionOutcome {
  readonly id: string;
  readonly text: LocalText;
}

/** Holds when every question it names has one of the answers it lists. */
export interface DecisionRule {
  readonly when: Readonly<Record<string, readonly string[]>>;
  readonly then: string;
}

/** How a team judges: the first rule that holds decides. Data, to be edited by each team. */
export interface DecisionTable {
  readonly name: string;
  readonly questions: readonly DecisionQuestion[];
  /** Worst first: what an unknown answer is decided by. */
  readonly outcomes: readonly DecisionOutcome[];
  readonly rules: readonly DecisionRule[];
  /** When no rule holds. */
  readonly otherwise: string | undefined;
}

/** Answers by question; a question that is absent is not known yet. */
export type Answers = Readonly<Record<string, string | undefined>>;

export interface Decision {
  readonly outcome: string;
  /** The rule that decided; undefined when none held and `otherwise` did. */
  readonly rule: DecisionRule | undefined;
  /** Answers taken for questions nobody can answer yet, because they lead to the worst outcome. */
  readonly assumed: readonly { readonly question: string; readonly answer: string }[];
  /** Single answers that would lead to another outcome. */
  readonly wouldChange: readonly { readonly question: string; readonly answer: string; readonly outcome: string }[];
}

type Complete = Readonly<Record<string, string>>;

/** Combinations of answers looked at, at most: a table beyond it is not one that people can follow. */
const mostCombinations = 20_000;

/**
 * Decides; undefined when the table has a gap there. Unknown answers take the worse branch: of all ways to answer
 * them the one with the worst outcome, and only answers that matter for it are told as assumed.
 */
export function decide(table: DecisionTable, answers: Answers): Decision | undefined {
  const chosen = worstOf(table, answers);
  if (chosen === undefined) return undefined;
  const { complete, result } = chosen;
  const unknown = table.questions.filter(({ id }) => answers[id] === undefined);
  const assumed = unknown
    .filter((question) => matters(table, complete, question, result.outcome))
    .map(({ id }) => ({ question: id, answer: complete[id] ?? "" }));
  return { ...result, assumed, wouldChange: changesOf(table, complete, result.outcome) };
}

function worstOf(
  table: DecisionTable,
  answers: Answers,
): { readonly complete: Complete; readonly result: Pick<Decision, "outcome" | "rule"> } | undefined {
  let worst: { readonly complete: Complete; readonly result: Pick<Decision, "outcome" | "rule"> } | undefined;
  for (const complete of combinations(table, answers)) {
    const result = firstMatch(table, complete);
    if (result === undefined) continue;
    if (worst === undefined || badness(table, result.outcome) < badness(table, worst.result.outcome))
      worst = { complete, result };
  }
  return worst;
}

const badness = (table: DecisionTable, outcome: string): number => {
  const index = table.outcomes.findIndex(({ id }) => id === outcome);
  return index < 0 ? table.outcomes.length : index;
};

const holds = ({ when }: DecisionRule, answers: Complete): boolean =>
  Object.entries(when).every(([question, wanted]) => wanted.includes(answers[question] ?? ""));

function firstMatch(table: DecisionTable, answers: Complete): Pick<Decision, "outcome" | "rule"> | undefined {
  const rule = table.rules.find((candidate) => holds(candidate, answers));
  const outcome = rule?.then ?? table.otherwise;
  return outcome === undefined ? undefined : { outcome, rule };
}

/** Every way to complete the answers, in the order of the questions. */
function* combinations(table: DecisionTable, answers: Answers): Iterable<Complete> {
  const choices = table.questions.map(({ id, answers: possible }) => {
    const known = answers[id];
    return known === undefined ? possible.map((answer) => answer.id) : [known];
  });
  const total = Math.min(
    mostCombinations,
    choices.reduce((product, { length }) => product * length, 1),
  );
  for (let number = 0; number < total; number += 1) {
    let rest = number;
    const complete: Record<string, string> = {};
    for (const [index, question] of table.questions.entries()) {
      const possible = choices[index] ?? [];
      complete[question.id] = possible[rest % possible.length] ?? "";
      rest = Math.floor(rest / possible.length);
    }
    yield complete;
  }
}

const matters = (table: DecisionTable, complete: Complete, question: DecisionQuestion, outcome: string): boolean =>
  question.answers.some(({ id }) => firstMatch(table, { ...complete, [question.id]: id })?.outcome !== outcome);

function changesOf(table: DecisionTable, complete: Complete, outcome: string): Decision["wouldChange"] {
  return table.questions.flatMap(({ id: question, answers: possible }) =>
    possible
      .filter(({ id }) => id !== complete[question])
      .flatMap(({ id: answer }) => {
        const other = firstMatch(table, { ...complete, [question]: answer })?.outcome;
        return other === undefined || other === outcome ? [] : [{ question, answer, outcome: other }];
      }),
  );
}

export type TableProblem =
  /** No rule holds for these answers, and there is no `otherwise`. */
  | { readonly kind: "gap"; readonly answers: Complete }
  /** Rules before this one catch everything it says; a contradiction when one of them decides otherwise. */
  | { readonly kind: "unreachable" | "contradiction"; readonly rule: DecisionRule; readonly before: DecisionRule }
  /** A rule names a question, an answer or an outcome that the table does not have. */
  | { readonly kind: "unknown-name"; readonly rule: DecisionRule; readonly name: string };

/** What is wrong with a table: the first gap, rules that never decide, names it does not know. */
export function checkTable(table: DecisionTable): readonly TableProblem[] {
  const problems: TableProblem[] = table.rules.flatMap((rule) =>
    unknownNames(table, rule).map((name) => ({ kind: "unknown-name" as const, rule, name })),
  );
  const deciding = new Set<DecisionRule>();
  let gap: Complete | undefined;
  for (const complete of combinations(table, {})) {
    const result = firstMatch(table, complete);
    if (result === undefined) gap ??= complete;
    else if (result.rule !== undefined) deciding.add(result.rule);
  }
  if (gap !== undefined) problems.push({ kind: "gap", answers: gap });
  for (const rule of table.rules) if (!deciding.has(rule)) problems.push(...shadowed(table, rule));
  return problems;
}

function unknownNames(table: DecisionTable, { when, then }: DecisionRule): string[] {
  const unknown = Object.entries(when).flatMap(([name, wanted]) => {
    const question = table.questions.find(({ id }) => id === name);
    return question === undefined
      ? [name]
      : wanted.filter((answer) => !question.answers.some(({ id }) => id === answer));
  });
  return table.outcomes.some(({ id }) => id === then) ? unknown : [...unknown, then];
}

/** The rules before one that never decides: one that decides otherwise makes it a contradiction. */
function shadowed(table: DecisionTable, rule: DecisionRule): TableProblem[] {
  const before = new Set<DecisionRule>();
  for (const complete of combinations(table, {})) {
    if (!holds(rule, complete)) continue;
    const first = table.rules.find((candidate) => holds(candidate, complete));
    if (first !== undefined) before.add(first);
  }
  const [first] = before;
  if (first === undefined) return [];
  const other = [...before].find(({ then }) => then !== rule.then);
  return [
    other === undefined ? { kind: "unreachable", rule, before: first } : { kind: "contradiction", rule, before: other },
  ];
}
