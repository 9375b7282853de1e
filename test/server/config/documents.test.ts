import { describe, expect, it } from "vitest";
import { kindInConfig } from "../../../server/src/config/documents";
import { resolveConfig } from "../../../server/src/config/resolve";

const kindOf = (path: string, documents: string, file = ".afterword.yaml") =>
  kindInConfig(path, resolveConfig({ file: { path: file, text: `documents: ${documents}` } }).config);

describe("the kind that the configuration gives a path", () => {
  it("is that of the first pattern that matches, with the pattern", () => {
    const documents = "{ other: 'docs/pm/drafts/**', postmortem: ['docs/pm/**', '*.pm.md'] }";
    expect(kindOf("docs/pm/2026/a.md", documents)).toEqual({ kind: "postmortem", glob: "docs/pm/**" });
    expect(kindOf("docs/pm/drafts/a.md", documents)).toEqual({ kind: "other", glob: "docs/pm/drafts/**" });
    expect(kindOf("a.pm.md", documents)?.kind).toBe("postmortem");
    expect(kindOf("docs/a.md", documents)).toBeUndefined();
  });

  it("sees hidden folders, and letters of every language", () => {
    expect(kindOf(".github/障害/決済 (1).md", "{ incident: '**/障害/**' }")?.kind).toBe("incident");
  });

  it("counts from the folder of the file, whatever characters its name holds", () => {
    expect(kindOf("teams/[api]/pm/a.md", "{ postmortem: 'pm/**' }", "teams/[api]/.afterword.yaml")?.kind).toBe(
      "postmortem",
    );
    expect(kindOf("pm/a.md", "{ postmortem: 'pm/**' }", "teams/[api]/.afterword.yaml")).toBeUndefined();
  });

  it("is none for paths that lead out of the workspace", () => {
    expect(kindOf("../pm/a.md", "{ postmortem: '**' }")).toBeUndefined();
    expect(kindOf("/pm/a.md", "{ postmortem: '**' }")).toBeUndefined();
  });

  it("is found quickly even with a hostile pattern", () => {
    const documents = `{ postmortem: '${"*a".repeat(200)}b' }`;
    expect(kindOf("a".repeat(60), documents)).toBeUndefined();
  });
});
