import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import type { PageHistory } from "../../../server/src/rules/rule";
import { readPageHistory, type HistoryAnswer, type HistoryQuestion } from "../../../server/src/workspace/pageHistory";

const path = "runbooks/cache.md";
const page = (reviewed: string, step = "Run `tools/flush.sh` from the root."): string =>
  `---\nkind: runbook\nlast_reviewed: ${reviewed}\n---\n# Cache\n\n${step}\n`;

interface Repository {
  /** States of the page, the oldest first, with the day of their commit. */
  readonly page: readonly (readonly [day: string, text: string])[];
  /** Other files, with the day of their last commit. */
  readonly files?: Readonly<Record<string, string>>;
}

const timeOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

function historyOf(
  text: string,
  repository: Repository,
): { history: PageHistory | undefined; asked: HistoryQuestion[] } {
  const states = [...repository.page].reverse().map(([day, state]) => ({ hash: day, time: timeOf(day), state }));
  const files = repository.files ?? {};
  const answer = (question: HistoryQuestion): HistoryAnswer => {
    if (question.ask === "exists") return { exists: question.path in files };
    if (question.ask === "show") return { text: states.find(({ hash }) => hash === question.commit)?.state };
    const day = files[question.path];
    if (question.path === path) return { commits: states.slice(0, question.limit) };
    return { commits: day === undefined ? [] : [{ hash: day, time: timeOf(day) }] };
  };
  const model = readModel(readMarkdown(text), { path, config: resolveConfig({}).config });
  const asked: HistoryQuestion[] = [];
  const asking = readPageHistory(model);
  let step = asking.next();
  while (step.done !== true) {
    asked.push(step.value);
    step = asking.next(answer(step.value));
  }
  return { history: step.value, asked };
}

const bumped = (...states: Repository["page"]): string | undefined =>
  historyOf(states.at(-1)?.[1] ?? "", { page: states }).history?.bumpedAlone;

describe("a review date that was set", () => {
  it("alone is told with the day of its commit", () => {
    expect(bumped(["2026-01-01", page("2026-01-01")], ["2026-05-02", page("2026-05-01")])).toBe("2026-05-02");
  });

  it("alone is seen below later commits, whatever the line endings and quotes", () => {
    const old = page("2026-01-01").replaceAll("\n", "\r\n");
    const now = page('"2026-05-01"');
    expect(bumped(["2026-01-01", old], ["2026-05-02", now], ["2026-05-09", `${now}\nMore.\n`])).toBe("2026-05-02");
  });

  it("together with another change is not", () => {
    expect(bumped(["2026-01-01", page("2026-01-01", "Old.")], ["2026-05-02", page("2026-05-01")])).toBeUndefined();
  });

  it("with the page itself, or for the first time, is not", () => {
    expect(bumped(["2026-05-02", page("2026-05-01")])).toBeUndefined();
    expect(bumped(["2026-01-01", "# Cache\n"], ["2026-05-02", page("2026-05-01")])).toBeUndefined();
  });

  it("and is not committed yet, is not", () => {
    const { history } = historyOf(page("2026-06-01"), {
      page: [
        ["2026-01-01", page("2026-01-01")],
        ["2026-05-02", page("2026-05-01")],
      ],
    });
    expect(history?.bumpedAlone).toBeUndefined();
  });
});

describe("files a page names", () => {
  const text = (step: string): string => page("2026-05-01", step);
  const changed = (step: string, files: Repository["files"]): readonly string[] =>
    historyOf(text(step), { page: [["2026-05-02", text(step)]], files }).history?.changedSince.map(
      (file) => file.path,
    ) ?? [];

  it("are told when they changed after the review, the latest first", () => {
    const step =
      "Run `tools/flush.sh --all`, then see [the rules](../alerts/cache.yml#L3).\n\n```sh\n./bin/warm cache\n```";
    const files = { "tools/flush.sh": "2026-05-10", "alerts/cache.yml": "2026-06-01", "bin/warm": "2026-05-20" };
    expect(changed(step, files)).toEqual(["alerts/cache.yml", "bin/warm", "tools/flush.sh"]);
  });

  it("are found from the page's folder first, then from the root", () => {
    expect(changed("Run `./tools/flush.sh`.", { "runbooks/tools/flush.sh": "2026-06-01" })).toEqual([
      "runbooks/tools/flush.sh",
    ]);
  });

  it("are left out when they changed before or with the review", () => {
    expect(changed("Run `tools/flush.sh`.", { "tools/flush.sh": "2026-04-30" })).toEqual([]);
    expect(changed("Run `tools/flush.sh`.", { "tools/flush.sh": "2026-05-02" })).toEqual([]);
    const both: Repository = {
      page: [
        ["2026-01-01", page("2026-01-01")],
        ["2026-05-20", page("2026-05-01")],
      ],
      files: { "tools/flush.sh": "2026-05-20" },
    };
    expect(historyOf(page("2026-05-01"), both).history?.changedSince).toEqual([]);
  });

  it("are no pages, pictures, addresses or files of other machines", () => {
    const step =
      "See [that](other.md), ![x](x.png), https://example.com/a/b.sh, `/etc/cache/cache.conf`, `../../outside.sh` and `user@host:a/b.sh`.";
    const { asked } = historyOf(text(step), { page: [["2026-05-02", text(step)]] });
    expect(asked.filter(({ ask }) => ask === "exists")).toEqual([]);
  });
});

it("asks nothing of pages without a review date, and no more where git knows nothing", () => {
  expect(historyOf("---\nkind: runbook\n---\n# Cache\n", { page: [] }).asked).toEqual([]);
  expect(historyOf(page("2026-05-01").replace("runbook", "other"), { page: [] }).asked).toEqual([]);
  const untracked = historyOf(page("2026-05-01"), { page: [] });
  expect(untracked.history).toBeUndefined();
  expect(untracked.asked).toHaveLength(1);
});

it("asks a bounded number of questions, however long the page is", () => {
  const step = Array.from({ length: 300 }, (_, index) => `Run \`tools/run-${index.toString()}.sh\`.`).join("\n");
  const states = Array.from(
    { length: 50 },
    (_, index) => ["2026-05-02", page("2026-05-01", index.toString())] as const,
  );
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`tools/run-${index.toString()}.sh`, "2026-06-01"]),
  );
  expect(historyOf(page("2026-05-01", step), { page: states, files }).asked.length).toBeLessThan(80);
});
