import type { KnownRunStep, RunClock, RunRecordParams, RunStep, RunSteps } from "../../../server/src/protocol";

/** A step of a run: what the runbook says, and what became of it. Times are milliseconds since the epoch. */
export interface StepState {
  readonly id: string;
  readonly heading: string | undefined;
  readonly level: number;
  readonly number: string | undefined;
  readonly text: string;
  readonly markdown: string;
  readonly source: string;
  readonly depth: number;
  readonly details: readonly string[];
  readonly commands: readonly { readonly text: string; readonly language: string | undefined }[];
  readonly state: "done" | "skipped" | undefined;
  readonly at: number | undefined;
  readonly note: string;
  readonly notedAt: number | undefined;
  readonly wrong: { readonly what: string; readonly better: string; readonly at: number } | undefined;
  /** What the runbook said when the run began, where it says something else now. */
  readonly was: string | undefined;
  /** The runbook says it only since the run began. */
  readonly isNew: boolean;
  /** The runbook no longer says it. */
  readonly gone: boolean;
}

/** Somebody works through a runbook. Plain data: kept with the workspace after every change. */
export interface Run {
  readonly version: 1;
  readonly id: string;
  readonly runbook: string;
  readonly title: string;
  readonly by: string | undefined;
  readonly started: number;
  readonly finished: number | undefined;
  /** The document that tells of it. */
  readonly target: string | undefined;
  /** When it was last added to that document. */
  readonly recorded: number | undefined;
  /** What times are shown on; that of the machine when undefined, as in runs kept by earlier versions. */
  readonly clock?: RunClock | undefined;
  /** When something was last changed that a record tells. */
  readonly changed: number;
  /** Its panel is open: the editor brings that back after a restart. */
  readonly open: boolean;
  readonly steps: readonly StepState[];
}

/** What a person does to a step. */
export type StepChange =
  | { readonly kind: "tick"; readonly step: string; readonly state: "done" | "skipped" | undefined }
  | { readonly kind: "note"; readonly step: string; readonly text: string }
  | { readonly kind: "wrong"; readonly step: string; readonly what: string; readonly better: string };

export function newRun(
  page: RunSteps,
  { id, by, now }: { readonly id: string; readonly by: string | undefined; readonly now: number },
): Run {
  const run: Run = {
    version: 1,
    id,
    runbook: page.uri,
    title: page.title,
    by,
    started: now,
    finished: undefined,
    target: undefined,
    recorded: undefined,
    clock: page.clock,
    changed: now,
    open: true,
    steps: [],
  };
  return { ...run, steps: freshSteps(page).map((step) => ({ ...step, isNew: false })) };
}

const freshSteps = ({ groups }: RunSteps): readonly StepState[] =>
  groups.flatMap(({ heading, level, steps }) => steps.map((step) => stepState(step, heading, level)));

function stepState(step: RunStep, heading: string | undefined, level: number): StepState {
  const { id, number, text, markdown, source, depth, details, commands, was, isNew } = step;
  return {
    ...{ id, heading, level, number, text, markdown, source, depth, details, commands, isNew },
    ...{ state: undefined, at: undefined, note: "", notedAt: undefined, wrong: undefined, gone: false },
    was: was?.text,
  };
}

/** What a run tells the server it knows. */
export const knownSteps = ({ steps }: Run): readonly KnownRunStep[] =>
  steps.map(({ id, heading, text }) => ({ id, heading, text }));

/** The run on the runbook as it is now: nothing that was ticked or noted is lost. */
export function withPage(run: Run, page: RunSteps): Run {
  const before = new Map(run.steps.map((step) => [step.id, step]));
  const renamed = new Map<string, string>();
  for (const { steps } of page.groups) for (const { id, was } of steps) if (was !== undefined) renamed.set(id, was.id);
  const steps = freshSteps(page).map((fresh) => {
    const old = before.get(renamed.get(fresh.id) ?? fresh.id);
    if (old === undefined) return fresh;
    const { state, at, note, notedAt, wrong, isNew } = old;
    return { ...fresh, state, at, note, notedAt, wrong, isNew, was: old.was ?? fresh.was };
  });
  const gone = new Set(page.gone.map(({ id }) => id));
  return {
    ...run,
    title: page.title,
    // The document that tells of the run may have another.
    clock: run.recorded === undefined ? page.clock : run.clock,
    steps: withGone(
      steps,
      run.steps.filter((step) => gone.has(step.id) && isTouched(step)),
    ),
  };
}

/** Steps that are gone stand behind the last one of their heading. */
function withGone(steps: readonly StepState[], gone: readonly StepState[]): readonly StepState[] {
  const all = [...steps];
  for (const step of gone) {
    const last = all.findLastIndex(({ heading }) => heading === step.heading);
    all.splice(last < 0 ? all.length : last + 1, 0, { ...step, gone: true });
  }
  return all;
}

export const isTouched = ({ state, note, wrong }: StepState): boolean =>
  state !== undefined || note !== "" || wrong !== undefined;

/** The run after a change at a moment; the same run when nothing changes. */
export function changed(run: Run, change: StepChange, now: number): Run {
  const old = run.steps.find(({ id }) => id === change.step);
  const step = old && changedStep(old, change, now);
  if (step === undefined || step === old) return run;
  return { ...run, changed: now, steps: run.steps.map((one) => (one === old ? step : one)) };
}

function changedStep(step: StepState, change: StepChange, now: number): StepState {
  switch (change.kind) {
    case "tick":
      if (change.state === step.state) return step;
      return { ...step, state: change.state, at: change.state === undefined ? undefined : now };
    case "note":
      return change.text === step.note ? step : { ...step, note: change.text, notedAt: now };
    case "wrong": {
      const what = change.what.trim();
      const better = change.better.trim() === step.source.trim() ? "" : change.better.trim();
      if (what === "" && better === "") return step.wrong === undefined ? step : { ...step, wrong: undefined };
      return { ...step, wrong: { what, better, at: step.wrong?.at ?? now } };
    }
  }
}

/** How far a run is: steps that were done or skipped, of all that the runbook has. */
export function progress({ steps }: Run): { readonly done: number; readonly all: number } {
  const present = steps.filter(({ gone }) => !gone);
  return { done: present.filter(({ state }) => state !== undefined).length, all: present.length };
}

/** Something happened since it was last added to a record. */
export const isUnrecorded = ({ recorded, changed: last, finished }: Run): boolean =>
  recorded === undefined || recorded < Math.max(last, finished ?? 0);

export function recordOf(run: Run): RunRecordParams {
  const { runbook, title, by, started, finished, steps } = run;
  return {
    ...{ runbook, title, by, started, finished },
    steps: steps.map(({ markdown, number, heading, state, at, note, notedAt, wrong }) => ({
      ...{ markdown, number, heading, state, at, note: note.trim(), notedAt, wrong },
    })),
  };
}

/** A run that was kept; undefined for what is none, such as one of a later version. */
export function keptRun(value: unknown): Run | undefined {
  return isRun(value) ? value : undefined;
}

function isRun(value: unknown): value is Run {
  if (typeof value !== "object" || value === null) return false;
  const run = value as Partial<Record<keyof Run, unknown>>;
  return (
    run.version === 1 &&
    typeof run.id === "string" &&
    typeof run.runbook === "string" &&
    typeof run.title === "string" &&
    typeof run.started === "number" &&
    typeof run.changed === "number" &&
    Array.isArray(run.steps) &&
    run.steps.every((step: unknown) => typeof step === "object" && step !== null && "id" in step && "text" in step)
  );
}
