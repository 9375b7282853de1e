import { expect, it } from "vitest";
import type { LocalGit } from "../../../server/src/cli/world";
import { afterword } from "./memory";

const page = (reviewed: string): string =>
  `---\nkind: runbook\nalerts: [CacheFull]\nlast_reviewed: ${reviewed}\n---\n# Cache\n\nRun \`tools/flush.sh\`.\n`;
const rules = "groups:\n  - name: cache\n    rules:\n      - alert: CacheIsFull\n        expr: up == 0\n";
const check = (files: Readonly<Record<string, string>>, git: Partial<LocalGit> = {}, path = "."): string =>
  afterword(["check", path], { files, git }).out;

it("judges runbooks by the alert rules among the files it is to check", () => {
  const files = { "/work/runbooks/cache.md": page("2026-01-10"), "/work/alerts/cache.yml": rules };
  expect(check(files)).toContain("runbook/alert-mismatch");
  expect(check(files, {}, "runbooks/cache.md")).not.toContain("runbook/alert-mismatch");
});

it("asks git what has changed since a review", () => {
  const commit = { hash: "1", time: Date.UTC(2026, 0, 14) };
  const asked: string[] = [];
  const git: Partial<LocalGit> = {
    log: (path) => {
      asked.push(path);
      return [commit];
    },
  };
  const files = {
    "/work/.git/HEAD": "",
    "/work/runbooks/cache.md": page("2026-01-01"),
    "/work/tools/flush.sh": "echo",
    "/work/README.md": "# Work\n",
  };
  expect(check(files, git)).toContain("“tools/flush.sh” changed on 2026-01-14");
  expect(asked).toEqual(["/work/runbooks/cache.md", "/work/tools/flush.sh"]);
});

it("asks no more than a run can wait for, and says so once", () => {
  let questions = 0;
  const git: Partial<LocalGit> = {
    log: () => {
      questions += 1;
      return [];
    },
  };
  const files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`/work/runbooks/${index.toString()}.md`, page("2026-01-01")]),
  );
  const { err, code } = afterword(["check", "."], { files, git });
  expect(questions).toBe(300);
  expect(err.match(/git is asked no more than 300 questions/g)).toHaveLength(1);
  expect(code).toBe(0);
});
