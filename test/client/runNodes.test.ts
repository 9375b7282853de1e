import { describe, expect, it } from "vitest";
import { readMessage } from "../../client/src/runs/messagesNodes";
import {
  changed,
  isUnrecorded,
  keptRun,
  knownSteps,
  newRun,
  progress,
  recordOf,
  withPage,
  type Run,
} from "../../client/src/runs/runNodes";
import type { RunStep, RunSteps } from "../../server/src/protocol";

const step = (id: string, more: Partial<RunStep> = {}): RunStep => ({
  id,
  text: id,
  markdown: id,
  source: id,
  number: undefined,
  depth: 0,
  details: [],
  commands: [],
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  was: undefined,
  isNew: false,
  ...more,
});

const page = (steps: readonly RunStep[], gone: RunSteps["gone"] = []): RunSteps => ({
  uri: "file:///work/runbooks/queue.md",
  title: "Queue",
  clock: { name: "JST", offset: 540 },
  groups: [{ heading: "Fix", level: 2, range: step("x").range, steps }],
  gone,
});

const begun = (): Run => newRun(page([step("a"), step("b"), step("c")]), { id: "r1", by: "Mio", now: 1000 });

describe("a run", () => {
  it("begins with every step open", () => {
    const run = begun();
    expect(run).toMatchObject({ title: "Queue", by: "Mio", started: 1000, finished: undefined });
    expect(progress(run)).toEqual({ done: 0, all: 3 });
  });

  it("remembers when a step was done or skipped, and forgets it when that is taken back", () => {
    const done = changed(begun(), { kind: "tick", step: "a", state: "done" }, 2000);
    expect(done.steps[0]).toMatchObject({ state: "done", at: 2000 });
    const both = changed(done, { kind: "tick", step: "b", state: "skipped" }, 3000);
    expect(progress(both)).toEqual({ done: 2, all: 3 });
    const back = changed(both, { kind: "tick", step: "a", state: undefined }, 4000);
    expect(back.steps[0]).toMatchObject({ state: undefined, at: undefined });
  });

  it("shows the clock of the configuration until a record has told it on another", () => {
    const utc = { name: "UTC", offset: 0 };
    expect(begun().clock).toEqual({ name: "JST", offset: 540 });
    expect(withPage({ ...begun(), clock: utc }, page([step("a")])).clock?.name).toBe("JST");
    expect(withPage({ ...begun(), clock: utc, recorded: 1500 }, page([step("a")])).clock).toBe(utc);
  });

  it("stays the same object where nothing changes", () => {
    const run = changed(begun(), { kind: "tick", step: "a", state: "done" }, 2000);
    expect(changed(run, { kind: "tick", step: "a", state: "done" }, 3000)).toBe(run);
    expect(changed(run, { kind: "note", step: "a", text: "" }, 3000)).toBe(run);
    expect(changed(run, { kind: "note", step: "none", text: "x" }, 3000)).toBe(run);
  });

  it("keeps what was wrong with a step, without repeating the step's own words", () => {
    const run = changed(begun(), { kind: "wrong", step: "a", what: " gone ", better: "a" }, 2000);
    expect(run.steps[0]?.wrong).toEqual({ what: "gone", better: "", at: 2000 });
    const none = changed(run, { kind: "wrong", step: "a", what: "", better: "a" }, 3000);
    expect(none.steps[0]?.wrong).toBeUndefined();
  });

  it("has something to record until it is recorded, and again when more happens", () => {
    const run = begun();
    expect(isUnrecorded(run)).toBe(true);
    const recorded = { ...run, recorded: 1500 };
    expect(isUnrecorded(recorded)).toBe(false);
    expect(isUnrecorded(changed(recorded, { kind: "tick", step: "a", state: "done" }, 2000))).toBe(true);
    expect(isUnrecorded({ ...recorded, finished: 2000 })).toBe(true);
  });

  it("tells the server its steps in the runbook's words", () => {
    const run = changed(begun(), { kind: "note", step: "b", text: " slow\n" }, 2000);
    expect(recordOf(run).steps[1]).toMatchObject({ markdown: "b", heading: "Fix", note: "slow", notedAt: 2000 });
    expect(knownSteps(run)[0]).toEqual({ id: "a", heading: "Fix", text: "a" });
  });
});

describe("a run whose runbook changes", () => {
  const ticked = changed(begun(), { kind: "tick", step: "b", state: "done" }, 2000);

  it("keeps its ticks on steps that moved, were reworded, or are gone", () => {
    const was = { id: "b", heading: "Fix", text: "b" };
    const now = withPage(ticked, page([step("c"), step("b2", { was }), step("new", { isNew: true })]));
    expect(now.steps.map(({ id, state, was: said, isNew }) => [id, state, said, isNew])).toEqual([
      ["c", undefined, undefined, false],
      ["b2", "done", "b", false],
      ["new", undefined, undefined, true],
    ]);
    const gone = withPage(ticked, page([step("a"), step("c")], [was]));
    expect(gone.steps.map(({ id, state, gone: isGone }) => [id, state, isGone])).toEqual([
      ["a", undefined, false],
      ["c", undefined, false],
      ["b", "done", true],
    ]);
    expect(progress(gone)).toEqual({ done: 0, all: 2 });
  });

  it("still says what it said when the run began, after further changes", () => {
    const once = withPage(ticked, page([step("b2", { was: { id: "b", heading: "Fix", text: "b" } })]));
    const twice = withPage(once, page([step("b3", { was: { id: "b2", heading: "Fix", text: "b2" } })]));
    expect(twice.steps[0]).toMatchObject({ id: "b3", was: "b", state: "done" });
    expect(withPage(twice, page([step("b3")])).steps[0]).toMatchObject({ was: "b", state: "done" });
  });
});

describe("what was kept of a run", () => {
  it("is taken back as it was", () => {
    const run = begun();
    expect(keptRun(JSON.parse(JSON.stringify(run)))).toEqual(JSON.parse(JSON.stringify(run)));
  });

  it.each([
    undefined,
    null,
    1,
    "x",
    {},
    { version: 2, id: "a" },
    { ...begun(), steps: [1] },
    { ...begun(), started: "1" },
  ])("is nothing in %j", (value) => {
    expect(keptRun(value)).toBeUndefined();
  });
});

describe("messages of the panel", () => {
  it.each([
    [{ kind: "tick", step: "a", state: "done" }],
    [{ kind: "note", step: "a", text: "x" }],
    [{ kind: "copy", step: "a", command: 0 }],
    [{ kind: "finish" }],
  ])("are understood: %j", (message) => {
    expect(readMessage(message)).toEqual(message);
  });

  it.each([
    undefined,
    "finish",
    {},
    { kind: "run", step: "a" },
    { kind: "tick" },
    { kind: "copy", step: "a", command: "0" },
  ])("are nothing in %j", (message) => {
    expect(readMessage(message)).toBeUndefined();
  });

  it("hold no values of other kinds", () => {
    expect(readMessage({ kind: "tick", step: "a", state: "ruined" })).toEqual({
      kind: "tick",
      step: "a",
      state: undefined,
    });
    expect(readMessage({ kind: "note", step: "a", text: { a: 1 } })).toEqual({ kind: "note", step: "a", text: "" });
    const long = readMessage({ kind: "note", step: "a", text: "x".repeat(100_000) });
    expect(long?.kind === "note" && long.text.length).toBe(20_000);
  });
});
