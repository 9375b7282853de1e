import { describe, expect, it } from "vitest";
import { isTooLarge } from "../../../server/src/rules/document/tooLarge";
import { applyFix, expectFindings, expectNone, findingsIn, messagesOf } from "./harness";
import { reportWith, 報告 } from "./reports";

const actions = (header: string, ...rows: readonly string[]): string =>
  reportWith({ rest: `## Action items\n\n${header}\n${header.replace(/[^|]+/g, "---")}\n${rows.join("\n")}\n` });

const full = "| Action | Owner | Due | Status |";

describe("action/no-owner", () => {
  const code = "action/no-owner";

  it("finds an empty cell of an owner column", () => {
    const text = actions(
      full,
      "| Roll out gradually |  | 2026-12-01 | Open |",
      "| Alert earlier | Ito | 2026-12-01 | Open |",
    );
    expect(messagesOf(code, text)).toHaveLength(1);
  });

  it("says nothing of done actions, or where the document names no owners", () => {
    expectNone(
      code,
      actions(full, "| Roll out gradually |  | 2026-12-01 | Done |", "| Alert earlier | Ito | 2026-12-01 | Open |"),
    );
    expectNone(code, reportWith());
  });

  it("asks it of every open action where the team wants that", () => {
    const config = "rules: { action/no-owner: { level: info, everyAction: true } }";
    expectFindings(code, reportWith({ rest: "## Action items\n\n- [ ] ⟦Roll out gradually⟧\n- [x] Alert earlier\n" }), {
      config,
    });
  });
});

describe("action/no-due", () => {
  const code = "action/no-due";

  it("finds an empty cell of a due column", () => {
    const text = 報告({
      rest: "## アクションアイテム\n\n| アクション | 担当 | 期限 | 状態 |\n|---|---|---|---|\n| 段階的に反映する | 森 |  | 未着手 |\n| アラートを早める | 伊藤 | 2026-12-01 | 未着手 |\n",
    });
    expect(messagesOf(code, text)).toHaveLength(1);
  });

  it("takes words as an answer, and done actions as they are", () => {
    expectNone(
      code,
      actions(full, "| Roll out gradually | Mori | next quarter | Open |", "| Alert earlier | Ito |  | Done |"),
    );
  });
});

describe("action/overdue", () => {
  const code = "action/overdue";
  const now = "2026-06-01T00:00:00Z";

  it("finds an open action past its date", () => {
    expectFindings(
      code,
      actions(
        full,
        "| Roll out gradually | Mori | ⟦2026-03-20⟧ | Open |",
        "| Alert earlier | Ito | 2026-12-01 | Open |",
      ),
      { now },
    );
    expectFindings(
      code,
      報告({
        rest: "## アクションアイテム\n\n| アクション | 担当 | 期限 | 状態 |\n|---|---|---|---|\n| 段階的に反映する | 森 | ⟦2026-03-20⟧ | TODO |\n",
      }),
      { now },
    );
  });

  it("says nothing of what is done, declined, or of no stated state", () => {
    expectNone(
      code,
      actions(
        full,
        "| Roll out gradually | Mori | 2026-03-20 | Done |",
        "| Alert earlier | Ito | 2026-03-20 | Won't do: retired |",
      ),
      { now },
    );
    expectNone(code, actions("| Action | Owner | Due |", "| Roll out gradually | Mori | 2026-03-20 |"), { now });
  });

  it("gives the whole of the last day, wherever it is", () => {
    const text = actions(full, "| Roll out gradually | Mori | 2026-06-01 | Open |");
    expectNone(code, text, { now: "2026-06-02T06:00:00Z" });
    expectFindings(code, text.replace("2026-06-01", "⟦2026-06-01⟧"), { now: "2026-06-02T13:00:00Z" });
  });
});

describe("action/wont-do-without-reason", () => {
  const code = "action/wont-do-without-reason";

  it("finds a declined action without a word on why", () => {
    const text = actions(
      full,
      "| Roll out gradually | Mori | 2026-12-01 | Won't do |",
      "| Alert earlier | Ito | 2026-12-01 | Open |",
    );
    expect(messagesOf(code, text)).toHaveLength(1);
  });

  it("is content with a reason", () => {
    expectNone(code, actions(full, "| Roll out gradually | Mori | 2026-12-01 | Won't do: the component is retired |"));
  });
});

describe("roles", () => {
  const config = "roles: { required: [commander] }\nrules: { role/missing: info, role/conflict: hint }";

  it("finds a role that nobody is named for, and adds it on request", () => {
    expectFindings("role/missing", reportWith().replace("# Checkout was unavailable", "# ⟦Checkout was unavailable⟧"), {
      config,
    });
    expect(applyFix("role/missing", reportWith({ fields: "- **Status**: resolved\n" }), { config })).toContain(
      "- **Status**: resolved\n- **Incident Commander**: TBD\n",
    );
  });

  it("is content with a name", () => {
    expectNone("role/missing", reportWith({ fields: "- **Incident Commander**: Sato\n" }), { config });
  });

  it("asks for the roles of the severity level", () => {
    const sev1 = reportWith({ fields: "- **Severity**: SEV1\n- **Incident Commander**: Sato\n" });
    const level =
      "severity: { levels: { SEV1: { meaning: All down, roles: [scribe] } } }\nrules: { role/missing: info }";
    expect(messagesOf("role/missing", sev1, { config: level })).toHaveLength(1);
    for (const written of ["S1", "Sev-1", "P1", "Critical (1)"]) {
      expect(messagesOf("role/missing", sev1.replace("SEV1", written), { config: level })).toHaveLength(1);
    }
    expect(messagesOf("role/missing", sev1.replace("SEV1", "SEV2"), { config: level })).toEqual([]);
    const own = "severity: { levels: [{ id: 大障害, roles: [scribe] }] }\nrules: { role/missing: info }";
    expect(messagesOf("role/missing", sev1.replace("SEV1", "大障害"), { config: own })).toHaveLength(1);
  });

  it("hints at a commander who also repairs", () => {
    expectFindings(
      "role/conflict",
      reportWith({ fields: "- **Incident Commander**: Sato\n- **Responders**: Ito, ⟦Sato⟧\n" }),
      { config: "rules: { role/conflict: hint }" },
    );
    expectNone(
      "role/conflict",
      reportWith({ fields: "- **Incident Commander**: Sato\n- **Responders**: Ito, Endo\n" }),
      { config: "rules: { role/conflict: hint }" },
    );
  });
});

describe("status-update/stale", () => {
  const code = "status-update/stale";
  const config = "statusUpdates: { every: 30 }\nrules: { status-update/stale: warning }";
  const live =
    "# Checkout is unavailable\n\n- **Severity**: SEV2\n- **Status**: investigating\n- **Start**: 2026-03-02 10:00 UTC\n\n## Timeline\n\n- 2026-03-02 10:00 UTC The first payment failed\n";
  const at = { path: "incidents/2026-03-02.md", config };

  it("finds silence longer than the interval", () => {
    expect(messagesOf(code, live, { ...at, now: "2026-03-02T10:40:00Z" })).toEqual([expect.stringContaining("30 min")]);
  });

  it("says nothing within the interval, or when it is over", () => {
    expectNone(code, live, { ...at, now: "2026-03-02T10:20:00Z" });
    expectNone(code, live.replace("investigating", "resolved"), { ...at, now: "2026-03-05T00:00:00Z" });
  });

  it("takes a time without a zone as late only when it is so everywhere", () => {
    const zoneless = live.replaceAll(" UTC", "");
    expectNone(code, zoneless, { ...at, now: "2026-03-02T20:00:00Z" });
    expect(messagesOf(code, zoneless, { ...at, now: "2026-03-03T00:00:00Z" })).toHaveLength(1);
  });
});

describe("postmortem/overdue", () => {
  const code = "postmortem/overdue";
  const config = "postmortem: { dueDays: 7 }\nrules: { postmortem/overdue: warning }";
  const draft = (status: string): string =>
    reportWith({
      fields: `- **Status**: ${status}\n- **Start**: 2026-03-02 10:00 UTC\n- **End**: 2026-03-02 11:00 UTC\n`,
    });

  it("finds a draft past its date", () => {
    expectFindings(code, draft("⟦draft⟧"), { config, now: "2026-03-09T12:00:00Z" });
  });

  it("says nothing within the time, or when it is reviewed", () => {
    expectNone(code, draft("draft"), { config, now: "2026-03-09T10:00:00Z" });
    expectNone(code, draft("approved"), { config, now: "2026-05-09T10:00:00Z" });
  });
});

describe("postmortem/no-report-owner", () => {
  const code = "postmortem/no-report-owner";
  const config = "rules: { postmortem/no-report-owner: info }";

  it("asks for the owner of the internal report", () => {
    expectFindings(code, reportWith().replace("# Checkout was unavailable", "# ⟦Checkout was unavailable⟧"), {
      config,
    });
    expectNone(code, reportWith({ fields: "- **Report owner**: Kato\n" }), { config });
  });
});

describe("front-matter/invalid", () => {
  const code = "front-matter/invalid";

  it("finds YAML that cannot be read", () => {
    expect(messagesOf(code, `---\ntitle: a\nseverity: [SEV2\n---\n\n${reportWith()}`)).toHaveLength(1);
  });

  it("says of YAML and TOML that nest too deeply just that", () => {
    const deep = "[".repeat(3000) + "]".repeat(3000);
    for (const front of [`---\na: ${deep}\n---`, `+++\na = ${deep}\n+++`])
      expect(messagesOf(code, `${front}\n\n${reportWith()}`)).toEqual([
        "The front matter nests too deeply to be read. Nothing in it can be relied on. Make it flatter.",
      ]);
  });

  it("says what is wrong before what the parser says", () => {
    expect(messagesOf(code, `+++\ntitle = "open\nowner = 'Ito'\n+++\n\n${reportWith()}`)).toEqual([
      expect.stringMatching(/^The front matter is not valid TOML\. .* The parser says: /),
    ]);
  });

  it("finds a kind that is none, and what it is likely to mean", () => {
    const text = `---\nkind: ⟦postmortemm⟧\n---\n\n${reportWith()}`;
    expectFindings(code, text);
    expectFindings(code, "---\nkind: ⟦postmortemm⟧\n---\n\nHello.\n", { path: "notes/a.md" });
    expect(messagesOf(code, text.replace(/[⟦⟧]/g, ""))).toEqual([
      "“postmortemm” is no kind of document, so the kind is guessed. Did you mean “postmortem”?",
    ]);
  });

  it("leaves known kinds and the kinds of other tools' documents alone", () => {
    expectNone(code, `---\nkind: Postmortem\n---\n\n${reportWith()}`);
    expectNone(code, "---\nkind: Deployment\n---\n\nHello.\n", { path: "notes/a.md" });
  });

  it("finds a value that is no time under the key of a time", () => {
    expectFindings(
      code,
      `---\nstart: ⟦yesterday⟧\ndetected_at: ⟦"around lunch"⟧\n---\n\n# Checkout was unavailable\n`,
      {
        config: "documents: { postmortem: ['**/*.md'] }",
      },
    );
  });

  it.each(["2026-03-02 10:00", "2026-03-02", "10:00", "unknown", "不明", "ongoing", "TBD", "null", "1772445600", ""])(
    "takes “%s” for a time or for an answer",
    (value) => {
      expectNone(code, `---\nstart: ${value}\n---\n\n${reportWith()}`);
    },
  );

  it("leaves templates of another language alone", () => {
    expectNone(code, `---\ntitle: {{ title }}: {{ more }}\n---\n\n${reportWith()}`);
  });
});

describe("document/too-large", () => {
  it("begins above 5 MB", () => {
    expect(isTooLarge("x".repeat(5 * 1024 * 1024))).toBe(false);
    expect(isTooLarge("x".repeat(5 * 1024 * 1024 + 1))).toBe(true);
    expectNone("document/too-large", reportWith());
  });

  const deep = [
    ["block quotes", `${">".repeat(150)} text`],
    ["brackets", "[".repeat(50_000)],
  ] as const;

  it.each(deep)("marks once the part whose %s nest too deeply, and nothing is missing from the document", (_, part) => {
    const [line = ""] = part.split("\n", 1);
    const setting = {
      config:
        "sections: { required: [lessons] }\nfields: { required: [severity] }\nrules: { section/missing: warning, field/missing: warning }",
    };
    const text = reportWith({ rest: `## More\n\n${part}\n\n## Else\n\n${part}\n` });
    const found = findingsIn(text, setting);
    expect(found.filter((one) => one.code === "document/too-large")).toHaveLength(1);
    expect(found.map((one) => one.code).filter((one) => /missing|no-/.test(one))).toEqual([]);
    const at = found.find((one) => one.code === "document/too-large")?.span;
    expect(at && text.slice(at.start, at.end).length).toBeLessThanOrEqual(Math.max(line.length, 10));
    expect(findingsIn(text.replaceAll(part, "x"), setting).map((one) => one.code)).toContain("section/missing");
  });

  it("marks a deep part that leaves too little to tell the kind by", () => {
    expect(messagesOf("document/too-large", `# Postmortem: checkout\n\n${">".repeat(150)} text\n`)).toHaveLength(1);
  });

  it("says nothing of a deep part in a document of no kind of ours", () => {
    expectNone("document/too-large", `# Notes\n\n${">".repeat(150)} text\n`, { path: "notes/a.md" });
  });
});
