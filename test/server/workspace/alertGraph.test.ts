import { describe, expect, it } from "vitest";
import type { Git } from "../../../server/src/ports";
import { AlertGraph } from "../../../server/src/workspace/alertGraph";
import { AlertIndex } from "../../../server/src/workspace/alertIndex";
import { Configurations } from "../../../server/src/workspace/configurations";
import { DocumentIndex } from "../../../server/src/workspace/documentIndex";
import { Folders } from "../../../server/src/workspace/folders";
import { OpenDocuments } from "../../../server/src/workspace/openDocuments";
import { MemoryFiles } from "../../protocol/editor";

const rules = (...links: readonly string[]): string =>
  `groups:\n  - name: all\n    rules:\n${links
    .map(
      (link, at) =>
        `      - alert: A${at.toString()}\n        expr: up\n        annotations: {runbook_url: "${link}"}\n`,
    )
    .join("")}`;

function workspace(texts: Readonly<Record<string, string>>, roots: readonly string[], git?: Git) {
  const files = new MemoryFiles(texts);
  const folders = new Folders();
  folders.set(roots.map((root) => `file:///work/${root}`));
  const documents = new OpenDocuments(folders);
  const configurations = new Configurations(files, folders);
  const pace = { idle: { pause: () => Promise.resolve(), later: () => () => undefined }, clock: { now: () => 0 } };
  const index = new DocumentIndex(files, folders, documents, configurations, pace);
  const alerts = new AlertIndex(files, folders, documents, configurations, pace);
  const graph = new AlertGraph({ ports: { files }, folders, documents, configurations, index, alerts, git });
  return { files, folders, alerts, index, graph };
}

async function links(graph: AlertGraph): Promise<readonly string[]> {
  const all = await graph.all();
  return all.flatMap(({ root, alerts }) =>
    alerts.flatMap(({ links: found }) =>
      found.map(({ status, target }) =>
        `${root.slice(root.lastIndexOf("/") + 1)}: ${status} ${target?.path ?? ""}`.trim(),
      ),
    ),
  );
}

describe("the graph of alerts and runbooks", () => {
  it("keeps the folders of a workspace apart: no link leads from one into another", async () => {
    const { graph } = workspace(
      {
        "one/rules.yml": rules("docs/a.md", "../two/docs/b.md", "docs/b.md"),
        "one/docs/a.md": "# A\n",
        "two/rules.yml": rules("docs/b.md"),
        "two/docs/b.md": "# B\n",
      },
      ["one", "two"],
    );
    expect(await links(graph)).toEqual([
      "one: ok docs/a.md",
      "one: missing-file",
      "one: missing-file docs/b.md",
      "two: ok docs/b.md",
    ]);
  });

  it("knows files that are no documents, too, and asks for each once", async () => {
    const { graph, files } = workspace(
      { "one/rules.yml": rules("help.txt", "help.txt", "./site/"), "one/help.txt": "", "one/site/x.css": "" },
      ["one"],
    );
    const asked: string[] = [];
    const exists = files.exists.bind(files);
    files.exists = (uri) => (asked.push(uri), exists(uri));
    expect(await links(graph)).toEqual(["one: ok help.txt", "one: ok help.txt", "one: ok site"]);
    expect(asked.length).toBe(new Set(asked).size);
  });

  it("is made once, until a page or a rule changes", async () => {
    const { graph, files, index } = workspace({ "one/rules.yml": rules("a.md#new"), "one/a.md": "# A\n" }, ["one"]);
    const [first] = await graph.all();
    expect((await graph.all())[0]).toBe(first);
    expect(await links(graph)).toEqual(["one: missing-anchor a.md"]);
    files.texts.set("file:///work/one/a.md", "# New\n");
    await index.refresh("file:///work/one/a.md");
    expect((await graph.all())[0]).not.toBe(first);
    expect(await links(graph)).toEqual(["one: ok a.md"]);
  });

  it("counts pages that runbook links lead to as runbooks, and only as long as they do", async () => {
    const { graph, files, index, alerts } = workspace(
      {
        "one/rules.yml": rules("docs/pools.md#busy", "docs/other.md"),
        "one/docs/pools.md": "# Connection pools\n\nTalk to the team.\n\n## Busy\n\n1. Look\n",
        "one/docs/other.md": "# A1\n\nText.\n",
        "one/docs/plain.md": "# Plain\n\nText.\n",
      },
      ["one"],
    );
    const found = async () => (await graph.all()).flatMap(({ runbooks }) => runbooks.map(({ path }) => path).sort());
    expect(await found()).toEqual(["docs/other.md", "docs/pools.md"]);
    const page = index.get("file:///work/one/docs/pools.md");
    expect(page).toMatchObject({ kind: "runbook", runbook: { title: { text: "Connection pools" } } });
    const [{ alerts: linked } = { alerts: [] }] = await graph.all();
    expect(linked[1]?.named.map(({ path }) => path)).toEqual(["docs/other.md"]);

    files.texts.set("file:///work/one/docs/pools.md", "# Pools\n\nText.\n\n## Busy\n");
    await index.refresh("file:///work/one/docs/pools.md");
    expect(index.get("file:///work/one/docs/pools.md")?.runbook?.title.text).toBe("Pools");

    files.texts.set("file:///work/one/rules.yml", rules("docs/plain.md"));
    await alerts.refresh("file:///work/one/rules.yml");
    expect(await found()).toEqual(["docs/plain.md"]);
    expect(index.get("file:///work/one/docs/pools.md")?.runbook).toBeUndefined();
  });

  it("judges a page that alerts lead to alike, whatever the folder is called", async () => {
    const links = "# Databases\n\n- [a](a.md)\n- [b](b.md)\n- [c](https://example.com)\n";
    for (const root of ["one", "runbooks"]) {
      const { graph } = workspace({ [`${root}/rules.yml`]: rules("db.md"), [`${root}/db.md`]: links }, [root]);
      const found = (await graph.all()).flatMap(({ runbooks }) => runbooks);
      expect(found.map(({ path, entry }) => [path, entry.kind])).toEqual([["db.md", "runbook"]]);
    }
  });

  it("does not count an incident, or a page that says what it is, whatever links to it", async () => {
    const { graph } = workspace(
      {
        "one/rules.yml": rules("docs/a.md", "docs/b.md"),
        "one/docs/a.md": "---\nkind: other\n---\n\n# A\n",
        "one/docs/b.md":
          "# Incident report 2026-01-02\n\n## Timeline\n\n- 2026-01-02 10:00 began\n- 2026-01-02 10:10 seen\n- 2026-01-02 10:20 over\n\n## Root cause\n\nA bug.\n\n## Impact\n\nOrders.\n",
      },
      ["one"],
    );
    expect((await graph.all()).flatMap(({ runbooks }) => runbooks)).toEqual([]);
  });

  it("keeps the links of other files when one file of rules changes, but for files that are no pages", async () => {
    const { graph, files, alerts } = workspace(
      { "one/a.yml": rules("a.md"), "one/b.yml": rules("a.md"), "one/c.yml": rules("help.txt"), "one/a.md": "# A\n" },
      ["one"],
    );
    const [before] = await graph.all();
    expect(await links(graph)).toEqual(["one: ok a.md", "one: ok a.md", "one: missing-file help.txt"]);
    files.texts.set("file:///work/one/help.txt", "");
    files.texts.set("file:///work/one/b.yml", rules("gone.md"));
    await alerts.refresh("file:///work/one/b.yml");
    expect(await links(graph)).toEqual(["one: ok a.md", "one: missing-file gone.md", "one: ok help.txt"]);
    const [after] = await graph.all();
    expect(after?.alerts[0]?.links).toBe(before?.alerts[0]?.links);
  });

  it("asks git again until it knows a remote", async () => {
    const remotes: { name: string; url: string }[] = [];
    const git: Git = {
      remotes: () => Promise.resolve([...remotes]),
      log: () => Promise.resolve([]),
      show: () => Promise.resolve(undefined),
    };
    const texts = { "one/rules.yml": rules("https://github.com/acme/one/blob/main/gone.md"), "one/.git/HEAD": "" };
    const { graph } = workspace(texts, ["one"], git);
    expect(await links(graph)).toEqual(["one: external"]);
    remotes.push({ name: "origin", url: "https://github.com/acme/one.git" });
    expect(await links(graph)).toEqual(["one: missing-file gone.md"]);
  });

  it("names its alerts only when every file has been read, and when there are any", async () => {
    const { alerts } = workspace({ "one/rules.yml": rules("x") }, ["one"]);
    expect(alerts.names).toBeUndefined();
    await alerts.ready();
    expect([...(alerts.names ?? [])]).toEqual(["A0"]);
    const empty = workspace({ "one/a.md": "# A\n" }, ["one"]);
    await empty.alerts.ready();
    expect(empty.alerts.names).toBeUndefined();
  });
});
