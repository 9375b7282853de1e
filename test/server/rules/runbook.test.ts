import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import { applyFix, expectFindings, expectNone as expectNoneOf, findingsIn, messagesOf, type Setting } from "./harness";

const path = "runbooks/cache.md";
/** A page that is taken for something else would be free of findings for that alone. */
function expectNone(code: string, text: string, setting: Setting & { readonly path: string }): void {
  expect(readModel(readMarkdown(text), { path: setting.path, config: resolveConfig({}).config }).kind).toBe("runbook");
  expectNoneOf(code, text, setting);
}

const runbook = "---\nkind: runbook\n---\n";
const page = (frontMatter: string, body = "## Meaning\n\nThe cache is full.\n\n## Mitigation\n\nFlush it.\n"): string =>
  `---\n${frontMatter}\n---\n# Cache is full\n\n${body}`;

describe("runbook/stale", () => {
  const code = "runbook/stale";
  const late = { path, now: "2026-06-01T00:00:00Z" };
  const history = { bumpedAlone: undefined, changedSince: [] };

  it("finds a review that is past its date, on the date", () => {
    expectFindings(code, page("last_reviewed: ⟦2025-01-02⟧\nreview_every: 6 months"), late);
    expectFindings(code, page('last_reviewed_on: ⟦"2025/01/02"⟧\nreview_in: P6M'), late);
    expectFindings(
      code,
      `+++\nlast_reviewed = ⟦2025-01-02⟧\nreview_every = "6 months"\n+++\n# Cache is full\n\n## Meaning\n\nIt is.\n\n## Mitigation\n\nFlush it.\n`,
      {
        ...late,
        also: ["front-matter/invalid"],
      },
    );
  });

  it("takes the team's period where the page names none", () => {
    expectNone(code, page("last_reviewed: 2025-01-02"), late);
    expectFindings(code, page("last_reviewed: ⟦2025-01-02⟧"), {
      ...late,
      config: "runbooks: { reviewEvery: 6 months }",
    });
  });

  it("waits until the day is over everywhere, or where the team is", () => {
    const text = page("last_reviewed: 2026-01-01\nreview_every: 10 days");
    const tokyo = { config: "timezone: Asia/Tokyo" };
    expectNone(code, text, { path, now: "2026-01-12T11:00:00Z" });
    expect(messagesOf(code, text, { path, now: "2026-01-12T12:00:00Z" })).toHaveLength(1);
    expectNone(code, text, { path, now: "2026-01-11T14:59:00Z", ...tokyo });
    expect(messagesOf(code, text, { path, now: "2026-01-11T15:00:00Z", ...tokyo })).toHaveLength(1);
  });

  it("leaves pages alone that state no date, cannot be read, or are deprecated", () => {
    expectNone(code, page("review_every: 6 months"), late);
    expectNone(code, page("last_reviewed: soon\nreview_every: 6 months"), late);
    expectNone(code, page("last_reviewed: 2025-01-02\nreview_every: now and then"), late);
    expectNone(code, page("last_reviewed: 2025-01-02\nreview_every: 6 months\ndeprecated: true"), late);
  });

  it("marks the page as reviewed today without touching anything but the date", () => {
    const dated = (date: string): string => page(`last_reviewed: ${date}\nreview_every: 1 month`);
    const today = (date: string): string => applyFix(code, dated(date), { ...late, title: "Mark as reviewed" });
    expect(today("2025-01-02")).toBe(dated("2026-06-01"));
    expect(today('"2025-01-02"  # by Mori')).toBe(dated('"2026-06-01"  # by Mori'));
    expect(today("'2025/01/02'")).toBe(dated("'2026/06/01'"));
    expect(today("2025/1/2")).toBe(dated("2026/6/1"));
    expect(today("2025年1月2日")).toBe(dated("2026年6月1日"));
    expect(today("2 January 2025")).toBe(dated("1 June 2026"));
    expect(today("Jan 02, 2025")).toBe(dated("Jun 01, 2026"));
    expect(today("2025-01-02").replaceAll("\n", "\r\n")).toBe(
      applyFix(code, dated("2025-01-02").replaceAll("\n", "\r\n"), late),
    );
  });

  it("counts today where the team is", () => {
    const setting = { path, now: "2026-05-31T16:00:00Z", config: "timezone: Asia/Tokyo" };
    expect(applyFix(code, page("last_reviewed: 2025-01-02\nreview_every: 1 month"), setting)).toContain(
      "last_reviewed: 2026-06-01",
    );
  });

  it("tells quietly that what the page names has changed since", () => {
    const text = page("last_reviewed: ⟦2026-05-20⟧\nreview_every: 6 months");
    const changedSince = [{ path: "tools/flush.sh", day: "2026-05-25" }];
    expectFindings(code, text, { ...late, history: { ...history, changedSince } });
    const [finding] = findingsIn(text.replace(/[⟦⟧]/g, ""), { ...late, history: { ...history, changedSince } });
    expect(finding?.severity).toBe("info");
    expect(finding?.message.args).toEqual(["tools/flush.sh", "2026-05-25"]);
  });

  it("hints that a review changed nothing but its date", () => {
    const text = page("last_reviewed: 2026-05-20\nreview_every: 6 months");
    const [finding] = findingsIn(text, { ...late, history: { ...history, bumpedAlone: "2026-05-20" } });
    expect(finding).toMatchObject({ code, severity: "hint" });
    expectNone(code, text, { ...late, history });
  });

  it("adds what git tells to a review past its date", () => {
    const text = page("last_reviewed: 2025-01-02\nreview_every: 6 months");
    const changedSince = [{ path: "tools/flush.sh", day: "2026-05-25" }];
    const [finding] = findingsIn(text, { ...late, history: { bumpedAlone: "2025-01-02", changedSince } });
    expect(finding).toMatchObject({ code, severity: "warning" });
    expect(finding?.related).toHaveLength(2);
  });
});

describe("runbook/placeholder", () => {
  const code = "runbook/placeholder";
  const body = (text: string): string =>
    `# CacheFull\n\n## Meaning\n\nThe cache is full.\n\n## Mitigation\n\n${text}\n`;

  it.each([
    "⟦TODO⟧",
    "⟦TBD⟧",
    "⟦To be added.⟧",
    "⟦未記入⟧",
    "（⟦要記入⟧）".replace(/（⟦(.*)⟧）/, "⟦（$1）⟧"),
    "1. Flush it.\n2. ⟦TODO: say how to warm it up again⟧",
    "- Dashboard: ⟦TBD⟧",
    "**Owner:** ⟦FIXME⟧",
    "| Step | Command |\n|---|---|\n| Flush | ⟦TODO⟧ |",
    "Call ⟦<your-team>⟧ when it fails.",
    "See the ⟦dashboard⟧(TODO).".replace("⟦dashboard⟧(TODO)", "[⟦dashboard⟧](TODO)"),
    "See the [⟦dashboard⟧]().",
    "連絡先は⟦（未記入）⟧です。".replace("は⟦", "は ⟦"),
  ])("finds %s", (text) => {
    expectFindings(code, body(text), { path, also: ["front-matter/invalid"] });
  });

  it.each([
    "Run `kubectl delete pod <pod-name>` for `TODO`.",
    "```sh\nkubectl logs <your-pod> # TODO\n```",
    "Keep a TODO list while you work.",
    "The HTTP status is 5XX or XXX.",
    "| Phase | Status |\n|---|---|\n| A | TODO |\n| B | DONE |",
    "Press <kbd>Enter</kbd> and see <https://example.com/todo>.",
    "> TODO",
    "See the [list](https://example.com/todo/list).",
    "- [ ] Flush the cache",
    "Replace {{ service }} with the name.",
    "The todo service is slow: see [todo](../todo.md).",
  ])("leaves alone %s", (text) => {
    expectNone(code, body(text), { path });
  });

  it("finds values of the front matter that were never filled in", () => {
    expectFindings(code, page("owner: ⟦TBD⟧\nservice: ⟦<your-service>⟧\nlast_reviewed: ⟦YYYY-MM-DD⟧\ntags: TBD"), {
      path,
    });
  });
});

describe("runbook/alert-mismatch", () => {
  const code = "runbook/alert-mismatch";
  const alerts = "CacheFull,CacheSlow,KubePodCrashLooping,{{ $labels.job }}Missing";

  it("finds alerts of the front matter that no rule defines, each on its own place", () => {
    expectFindings(code, page("alerts: [CacheFull, ⟦CacheFul⟧, ⟦Unheard⟧]"), { path, alerts });
    expectFindings(code, page('alerts:\n  - CacheFull\n  - "⟦CacheSlwo⟧"'), { path, alerts });
    expectFindings(code, page("alerts: ⟦CacheGone⟧"), { path, alerts });
  });

  it("compares names without case and separators, and takes templates for what they may become", () => {
    expectNone(code, page("alerts: [cache-full, kube_pod_crash_looping, ApiMissing]"), { path, alerts });
  });

  it("offers the name that was likely meant", () => {
    expect(applyFix(code, page("alerts: [CacheFull, CacheSlwo]"), { path, alerts })).toBe(
      page("alerts: [CacheFull, CacheSlow]"),
    );
  });

  it("offers no other alert for a name with another word or number in it", () => {
    for (const name of ["CacheFast", "Cache2Full", "KubeNodeCrashLooping"])
      expect(() => applyFix(code, page(`alerts: [CacheFull, ${name}]`), { path, alerts })).toThrow(
        "offers no such fix",
      );
  });

  it("says nothing while no rules are known, and of deprecated pages", () => {
    expectNone(code, page("alerts: [Unheard]"), { path });
    expectNone(code, page("alerts: [Unheard]\ndeprecated: true"), { path, alerts });
  });

  it("finds a title that names another alert than the file", () => {
    const named = { path: "runbooks/CacheNodeMemoryHigh.md" };
    expectFindings(code, "# ⟦NodeMemoryHigh⟧\n\n## Meaning\n\nFull.\n\n## Mitigation\n\nFlush it.\n", named);
    expectNone(code, "# CacheNodeMemoryHigh\n\n## Meaning\n\nFull.\n\n## Mitigation\n\nFlush it.\n", named);
    expectNone(code, "# Memory of a cache node is high\n\n## Meaning\n\nFull.\n\n## Mitigation\n\nFlush it.\n", named);
    expectNone(code, "# GitLab\n\n## Meaning\n\nFull.\n\n## Mitigation\n\nFlush it.\n", { path: "runbooks/GitHub.md" });
  });
});

describe("runbook/section-missing", () => {
  const code = "runbook/section-missing";
  const asked = {
    path,
    config:
      "runbooks: { sections: [meaning, impact, diagnosis, mitigation, rollback] }\nrules: { runbook/section-missing: info }",
  };

  it("finds the sections a team asks for, and adds them where they belong", () => {
    const text = "# ⟦Cache is full⟧\n\n## 1. Symptoms\n\nSlow.\n\n## 2. Mitigation\n\nFlush.\n";
    expectFindings(code, text, asked);
    expect(messagesOf(code, text.replace(/[⟦⟧]/g, ""), asked)).toHaveLength(3);
    const plain = "# Cache is full\n\n## Meaning\n\nSlow.\n\n## Mitigation\n\nFlush.\n";
    expect(applyFix(code, plain, asked)).toBe(plain.replace("## Mitigation", "## Impact\n\n## Mitigation"));
    const rollback = { ...asked, config: asked.config.replace(/\[.*\]/, "[rollback]") };
    expect(applyFix(code, plain, rollback)).toBe(`${plain.trimEnd()}\n\n## Rollback\n`);
    const numbered = text.replace(/[⟦⟧]/g, "");
    expect(applyFix(code, numbered, rollback)).toBe(`${numbered.trimEnd()}\n\n## 3. Rollback\n`);
  });

  it("writes titles in the page's language and line endings", () => {
    const text =
      "# キャッシュあふれ\r\n\r\n## 概要\r\n\r\n遅いです。\r\n\r\n## 確認手順\r\n\r\n見ます。\r\n\r\n## 復旧手順\r\n\r\n消します。\r\n";
    expect(applyFix(code, text, asked)).toBe(text.replace("## 確認手順", "## 影響\r\n\r\n## 確認手順"));
  });

  it("knows sections by other names, by bold labels and by the team's own words", () => {
    const titles = ["Overview", "User impact", "Troubleshooting", "How to fix", "Undo"];
    expectNone(code, `${runbook}# Cache\n\n${titles.map((title) => `## ${title}\n\nText.\n`).join("\n")}`, asked);
    const japanese = ["症状", "影響範囲", "切り分け手順", "対処手順", "切り戻し"];
    expectNone(
      code,
      `# キャッシュ\n\n${japanese.map((title, i) => `## ${(i + 1).toString()}. ${title}\n\n文。\n`).join("\n")}`,
      asked,
    );
    expectNone(
      code,
      `${runbook}# Cache\n\n**Meaning:** Full.\n\n**Impact:** Slow.\n\n**Diagnosis and mitigation:** Look.\n\n**Rollback:** None.\n`,
      asked,
    );
    const own = {
      ...asked,
      config: `${asked.config}\nlexicon: { sections: { meaning: [Story], impact: [Pain], diagnosis: [Look], mitigation: [Heal], rollback: [Back] } }`,
    };
    expectNone(
      code,
      `${runbook}# Cache\n\n## Story\n\nA.\n\n## Pain\n\nB.\n\n## Look\n\nC.\n\n## Heal\n\nD.\n\n## Back\n\nE.\n`,
      own,
    );
  });

  it("asks of a profile's own accord only pages for alerts", () => {
    const howTo = "---\nkind: runbook\n---\n# Rotate the key\n\n## Preparation\n\nLog in.\n\n## Rotate\n\nRun it.\n";
    expectNone(code, howTo, { path, profile: "mackerel" });
    expect(messagesOf(code, page("alerts: [CacheFull]", "Flush it.\n"), { path, profile: "mackerel" })).toHaveLength(4);
  });
});

describe("runbook/no-owner", () => {
  const code = "runbook/no-owner";
  const on = { path, config: "rules: { runbook/no-owner: info }" };

  it("finds a page nobody is named on, and adds the owner in the page's style", () => {
    expectFindings(code, "# ⟦Cache is full⟧\n\n## Meaning\n\nFull.\n\n## Mitigation\n\nFlush it.\n", on);
    expect(applyFix(code, page("service: cache"), on)).toBe(page("service: cache\nowner: TBD"));
    expect(applyFix(code, "# Cache is full\n\n## Meaning\n\nFull.\n\n## Mitigation\n\nFlush it.\n", on)).toContain(
      "- **Owner**: TBD",
    );
  });

  it("sees owners in front matter, labels and sections", () => {
    expectNone(code, page("owner: platform"), on);
    expectNone(code, page("team: platform"), on);
    expectNone(
      code,
      `${runbook}# Cache\n\n**Owner:** platform\n\n## Meaning\n\nFull.\n\n## Mitigation\n\nFlush it.\n`,
      on,
    );
    expectNone(
      code,
      `${runbook}# Cache\n\n- 担当チーム: 基盤\n\n## 意味\n\nあふれました。\n`.replace(
        "担当チーム: ",
        "**担当チーム**: ",
      ),
      on,
    );
    expectNone(code, `${runbook}# Cache\n\n## Meaning\n\nFull.\n\n## Escalation\n\nCall platform.\n`, on);
  });
});
