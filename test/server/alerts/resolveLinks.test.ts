import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveLinks } from "../../../server/src/alerts/resolveLinks";
import { alertWith, resolve, shown, surroundings, type Asked } from "./linking";

const page =
  "# Queue\n\n## First steps\n\nDo.\n\n## Don't panic (yet)\n\n<a id='own-place'></a>\n\n### 2. 再起動の手順\n";

const link = (raw: string, asked: Partial<Asked> = {}): string => shown(resolve(raw, { files: tree, ...asked }));

const tree = {
  "README.md": "# All\n",
  "ops/rules/queue.yml": "",
  "ops/rules/notes.md": "# Notes\n",
  "ops/docs/near.md": "# Near\n",
  "docs/runbooks/queue.md": page,
  "docs/runbooks/disk/README.md": "# Disk\n",
  "docs/site/cache.html.md.erb": "# Cache\n\n## Flush\n",
  "docs/runbooks/QueueFull.md": "# QueueFull\n",
  "docs/runbooks/payments/latency.md": "# Latency\n",
  "docs/plan.txt": "",
};

describe("a path", () => {
  it.each([
    ["notes.md", "ok ops/rules/notes.md"],
    ["./notes.md", "ok ops/rules/notes.md"],
    ["../docs/near.md", "ok ops/docs/near.md"],
    ["docs/near.md", "ok ops/docs/near.md"],
    ["docs/runbooks/queue.md", "ok docs/runbooks/queue.md"],
    ["../../docs/runbooks/queue.md", "ok docs/runbooks/queue.md"],
    ["../docs/runbooks/queue.md", "ok docs/runbooks/queue.md"],
    ["/docs/runbooks/queue.md", "ok docs/runbooks/queue.md"],
    ["docs//runbooks/./queue.md", "ok docs/runbooks/queue.md"],
    ["docs\\runbooks\\queue.md", "ok docs/runbooks/queue.md"],
    ["docs/runbooks/queue%2Emd", "ok docs/runbooks/queue.md"],
    ["docs/runbooks/queue.md?plain=1", "ok docs/runbooks/queue.md"],
    ["docs/plan.txt", "ok docs/plan.txt"],
  ])("is looked for beside the rule, then in each folder above: %s", (raw, expected) => {
    expect(link(raw)).toBe(expected);
  });

  it.each([
    ["docs/runbooks/queue", "ok docs/runbooks/queue.md"],
    ["docs/runbooks/queue.html", "ok docs/runbooks/queue.md"],
    ["docs/runbooks/disk", "ok docs/runbooks/disk/README.md"],
    ["docs/runbooks/disk/", "ok docs/runbooks/disk/README.md"],
    ["docs/site/cache", "ok docs/site/cache.html.md.erb"],
    ["docs/site/cache.html#flush", "ok docs/site/cache.html.md.erb#flush"],
    ["docs/runbooks/", "ok docs/runbooks"],
  ])("finds its page without an ending, as a folder, as a page of a site: %s", (raw, expected) => {
    expect(link(raw)).toBe(expected);
  });

  it.each([
    ["docs/runbooks/gone.md", "missing-file docs/runbooks/gone.md"],
    ["docs/runbooks/gone.md#start", "missing-file docs/runbooks/gone.md#start"],
    ["./gone.md", "missing-file ops/rules/gone.md"],
    ["docs/gone.md", "missing-file ops/docs/gone.md"],
    ["elsewhere/gone.md", "missing-file elsewhere/gone.md"],
    ["gone.md", "missing-file ops/rules/gone.md"],
  ])("tells where a missing file should be: %s", (raw, expected) => {
    expect(link(raw)).toBe(expected);
  });

  it.each(["../../../../etc/passwd", "/../etc/passwd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "..\\..\\..\\etc\\passwd"])(
    "never leaves the root: %s",
    (raw) => {
      const asked: string[] = [];
      const around = surroundings({ files: tree });
      const watched = { ...around, exists: (path: string) => (asked.push(path), around.exists(path)) };
      const [found] = resolveLinks(alertWith([raw]), "ops/rules/queue.yml", watched);
      expect(found?.status).toBe("missing-file");
      expect(asked.filter((path) => path.startsWith("/") || path.split("/").includes(".."))).toEqual([]);
    },
  );

  it("is not looked for when no file could be called so", () => {
    expect(link("docs/\u0000x.md")).toBe("missing-file");
    expect(link(`docs/${"x".repeat(5000)}.md`)).toBe("external");
    expect(link("docs/%zz.md")).toBe("missing-file ops/docs/%zz.md");
  });
});

describe("an anchor", () => {
  it.each([
    ["first-steps", "ok"],
    ["First-Steps", "ok"],
    ["user-content-first-steps", "ok"],
    ["dont-panic-yet", "ok"],
    ["don-t-panic-yet", "ok"],
    ["own-place", "ok"],
    ["2-再起動の手順", "ok"],
    [encodeURIComponent("2-再起動の手順"), "ok"],
    ["再起動の手順", "ok"],
    ["L10-L20", "ok"],
    ["top", "ok"],
    ["second-steps", "missing-anchor"],
    ["first", "missing-anchor"],
    ["firststeps", "missing-anchor"],
    ["F-001", "missing-anchor"],
  ])("is one of those that renderers make of headings, or an id of its own: %s", (anchor, status) => {
    expect(link(`docs/runbooks/queue.md#${anchor}`)).toBe(`${status} docs/runbooks/queue.md#${anchor}`);
  });

  it("leads to the heading", () => {
    const target = resolve("docs/runbooks/queue.md#first-steps", { files: tree }).target;
    expect(page.slice(target?.headingSpan?.start, target?.headingSpan?.end)).toBe("First steps");
  });

  it("is not asked for where nobody knows the anchors", () => {
    expect(link("docs/plan.txt#part")).toBe("ok docs/plan.txt#part");
    expect(link("docs/runbooks/queue.md#")).toBe("ok docs/runbooks/queue.md");
  });
});

describe("an address of the web", () => {
  const remotes = ["git@github.com:acme/Shop.git"];

  it.each([
    ["https://github.com/acme/shop/blob/main/docs/runbooks/queue.md", "ok docs/runbooks/queue.md"],
    ["https://www.github.com/acme/shop/tree/main/docs/runbooks/disk", "ok docs/runbooks/disk/README.md"],
    [
      "https://github.com/acme/shop/blob/main/docs/runbooks/queue.md#first-steps",
      "ok docs/runbooks/queue.md#first-steps",
    ],
    ["https://github.com/acme/shop/blob/main/docs/runbooks/queue.md#x", "missing-anchor docs/runbooks/queue.md#x"],
    ["https://github.com/acme/shop/blob/main/docs/gone.md", "missing-file docs/gone.md"],
    ["https://github.com/acme/shop/blob/feature/queue/docs/runbooks/queue.md", "ok docs/runbooks/queue.md"],
    ["https://github.com/acme/shop/blob/refs/heads/main/docs/runbooks/queue.md?plain=1", "ok docs/runbooks/queue.md"],
    ["https://raw.githubusercontent.com/acme/shop/main/docs/runbooks/queue.md", "ok docs/runbooks/queue.md"],
    ["https://raw.githubusercontent.com/acme/shop/refs/heads/main/docs/gone.md", "missing-file docs/gone.md"],
    ["https://github.com/acme/shop/wiki/Queue", "external"],
    ["https://github.com/acme/shop", "external"],
    ["https://github.com/acme/shop/issues/3", "external"],
    ["https://github.com/other/shop/blob/main/docs/gone.md", "external"],
    ["https://github.com/other/tools/blob/main/docs/runbooks/queue.md", "external"],
    ["https://wiki.example.com/docs/runbooks/queue.md", "external"],
  ])("is a file of the workspace when git's remote says so: %s", (raw, expected) => {
    expect(link(raw, { remotes })).toBe(expected);
  });

  it("of one commit or release is not dead for what changed since", () => {
    const at = (revision: string, tail: string): string =>
      link(`https://github.com/acme/shop/blob/${revision}/${tail}`, { remotes });
    expect(at("4f2a91c0", "docs/gone.md")).toBe("external");
    expect(at("v1.2.0", "docs/gone.md")).toBe("external");
    expect(at("v1.2.0", "docs/runbooks/queue.md#x")).toBe("ok docs/runbooks/queue.md#x");
  });

  it.each([
    ["https://gitlab.com/acme/infra/shop.git", "https://gitlab.com/acme/infra/shop/-/blob/main/docs/runbooks/queue.md"],
    [
      "ssh://git@gitlab.example.com:2222/acme/shop.git",
      "https://gitlab.example.com/acme/shop/-/raw/main/docs/runbooks/queue.md",
    ],
    ["git@gitlab.example.com:acme/shop", "https://gitlab.example.com/acme/shop/blob/main/docs/runbooks/queue.md"],
    ["https://code.example.com/acme/shop", "https://code.example.com/acme/shop/src/branch/main/docs/runbooks/queue.md"],
    ["git@bitbucket.org:acme/shop.git", "https://bitbucket.org/acme/shop/src/main/docs/runbooks/queue.md"],
    [
      "ssh://git@git.example.com:7999/ops/shop.git",
      "https://git.example.com/projects/OPS/repos/shop/browse/docs/runbooks/queue.md?at=main",
    ],
    [
      "https://git.example.com/scm/ops/shop.git",
      "https://git.example.com/projects/OPS/repos/shop/browse/docs/runbooks/queue.md",
    ],
    [
      "https://acme@dev.azure.com/acme/Web/_git/Shop",
      "https://dev.azure.com/acme/Web/_git/Shop?path=/docs/runbooks/queue.md&version=GBmain",
    ],
    [
      "git@ssh.dev.azure.com:v3/acme/Web/Shop",
      "https://dev.azure.com/acme/Web/_git/Shop?path=%2Fdocs%2Frunbooks%2Fqueue.md",
    ],
    [
      "https://acme.visualstudio.com/Web/_git/Shop",
      "https://dev.azure.com/acme/Web/_git/Shop?path=/docs/runbooks/queue.md",
    ],
    ["git@work:acme/shop.git", "https://github.com/acme/shop/blob/main/docs/runbooks/queue.md"],
    ["https://user:secret@github.com/acme/shop.git/", "https://github.com/acme/shop/blob/main/docs/runbooks/queue.md"],
  ])("is known on every host: %s", (remote, raw) => {
    expect(link(raw, { remotes: [remote] })).toBe("ok docs/runbooks/queue.md");
    expect(link(raw.replace("queue.md", "gone.md"), { remotes: [remote] })).toBe("missing-file docs/runbooks/gone.md");
    expect(link(raw.replace("queue.md", "gone.md"), { remotes: ["git@github.com:acme/other.git"] })).toBe("external");
  });

  it("counts from the top of the repository, not from the folder that is open", () => {
    const around = { remotes, prefix: "services/shop" };
    const blob = "https://github.com/acme/shop/blob/main";
    expect(link(`${blob}/services/shop/docs/runbooks/queue.md`, around)).toBe("ok docs/runbooks/queue.md");
    expect(link(`${blob}/services/shop/docs/gone.md`, around)).toBe("missing-file docs/gone.md");
    expect(link(`${blob}/docs/gone.md`, around)).toBe("external");
    expect(link(`${blob}/docs/gone.md`, { remotes, prefix: undefined })).toBe("external");
  });

  it("without a remote, and of a fork, is ours when the file is there", () => {
    const raw = "https://github.com/acme/shop/blob/main/docs/runbooks/queue.md";
    expect(link(`${raw}#x`)).toBe("missing-anchor docs/runbooks/queue.md#x");
    expect(link(raw, { remotes: ["git@github.com:me/shop.git"] })).toBe("ok docs/runbooks/queue.md");
    expect(link(raw, { remotes: ["git@github.com:me/tools.git"] })).toBe("external");
    expect(link(raw.replace("queue", "gone"))).toBe("external");
    expect(link("https://github.com/other/tools/blob/main/README.md#x")).toBe("external");
  });

  it("follows the configured mapping first", () => {
    const rules = [
      { match: "https://wiki.example.com/runbooks/", path: "docs/runbooks/" },
      { match: "https://pages.example.com/(.*)/([^/]+)\\.html", path: "docs/$1/$2.md" },
      { match: "https://help.example.com/queue", path: "docs/runbooks/queue.md" },
      { match: "https://site.example.com/b", path: "docs" },
    ];
    expect(link("https://wiki.example.com/runbooks/queue.md", { rules })).toBe("ok docs/runbooks/queue.md");
    expect(link("https://wiki.example.com/runbooks/queue?v=2#x", { rules })).toBe(
      "missing-anchor docs/runbooks/queue.md#x",
    );
    expect(link("https://wiki.example.com/runbooks/queuefull", { rules })).toBe("ok docs/runbooks/QueueFull.md");
    expect(link("https://wiki.example.com/runbooks/gone", { rules })).toBe("missing-file docs/runbooks/gone");
    expect(link("https://wiki.example.com/runbooks/../../x", { rules })).toBe("missing-file x");
    expect(link("https://wiki.example.com/runbooks-old/gone", { rules })).toBe("external");
    expect(link("https://pages.example.com/runbooks/queue.html", { rules })).toBe("ok docs/runbooks/queue.md");
    expect(link("https://help.example.com/queue", { rules })).toBe("ok docs/runbooks/queue.md");
    expect(link("https://help.example.com/queues", { rules })).toBe("external");
    expect(link("https://site.example.com/b/site/cache/", { rules })).toBe("ok docs/site/cache.html.md.erb");
  });
});

describe("what is no file", () => {
  it.each([
    "mailto:ops@example.com",
    "slack://channel?id=1",
    "//cdn.example.com/x.md",
    "wiki.example.com/runbooks/queue",
    "wiki.corp:8080/queue",
    "C:\\runbooks\\queue.md",
    "javascript:alert(1)",
    "#first-steps",
    "",
  ])("is external: %s", (raw) => {
    expect(link(raw)).toBe("external");
  });
});

describe("a template", () => {
  it.each([
    ["docs/runbooks/{{ $labels.alertname }}.md", "templated docs/runbooks/QueueFull.md"],
    ["docs/runbooks/{{.CommonLabels.alertname}}", "templated docs/runbooks/QueueFull.md"],
    ['docs/runbooks/{{ index $labels "alertname" }}.md', "templated docs/runbooks/QueueFull.md"],
    ['docs/runbooks/{{ "{{" }} $labels.alertname {{ "}}" }}.md', "templated docs/runbooks/QueueFull.md"],
    ["docs/runbooks/{{`{{ $labels.alertname }}`}}.md", "templated docs/runbooks/QueueFull.md"],
    ["{{ $labels.alertname }}.md", "templated unmatched"],
    ["docs/runbooks/{{ $labels.alertname | toLower }}.md", "templated unmatched"],
    ["docs/runbooks/queue.md#{{ $labels.queue }}", "templated docs/runbooks/queue.md"],
    ["docs/runbooks/queue.md#{{ $labels.alertname }}", "templated docs/runbooks/queue.md#QueueFull"],
    ["docs/gone.md#{{ $labels.queue }}", "templated unmatched"],
  ])("that is the alert's own name is known: %s", (raw, expected) => {
    expect(link(raw)).toBe(expected);
  });

  it.each([
    ["docs/runbooks/{{ $labels.service }}/latency.md", "templated of docs/runbooks/payments/latency.md"],
    ["docs/runbooks/{{ $labels.service }}/README.md", "templated of docs/runbooks/disk/README.md"],
    ["../../docs/runbooks/%(team)s/latency.md", "templated of docs/runbooks/payments/latency.md"],
    ["docs/site/${PAGE}.html", "templated of docs/site/cache.html.md.erb"],
    ["docs/site/[[ page ]]", "templated of docs/site/cache.html.md.erb"],
    ["docs/site/{% if x %}cache{% endif %}.html", "templated of docs/site/cache.html.md.erb"],
    ["docs/nothing/{{ $labels.service }}.md", "templated unmatched"],
    ["docs/runbooks/{{ $labels.service }}/gone.md", "templated unmatched"],
    ["/docs/nothing/${SERVICE}.md", "templated unmatched"],
    ["{{ $labels.service }}/gone.md", "templated unmatched"],
  ])("is a wildcard: %s", (raw, expected) => {
    expect(link(raw)).toBe(expected);
  });

  it.each([
    ["{{ $labels.runbook }}", "templated"],
    ["{{ .Values.runbookBase }}/gone.md", "templated"],
    ["{{ .Values.runbookBase }}/runbooks/queue.md", "templated of docs/runbooks/queue.md"],
    ["${RUNBOOKS}/QueueFull", "templated of docs/runbooks/QueueFull.md"],
    ["$RUNBOOKS/gone", "templated"],
    ["https://wiki.example.com/{{ $labels.service }}", "templated"],
    ["https://{{ .Values.host }}/x", "templated"],
  ])("that may become an address of the web is never dead: %s", (raw, expected) => {
    expect(link(raw)).toBe(expected);
  });

  it("in the alert's own name leaves the name unknown", () => {
    const asked = { called: "{{ .Values.prefix }}QueueFull" };
    expect(link("docs/runbooks/{{ $labels.alertname }}.md", asked)).toMatch(/^templated of .*QueueFull\.md/);
  });

  it("in an address of our own is a wildcard too", () => {
    const around = {
      remotes: ["git@github.com:acme/shop.git"],
      rules: [{ match: "https://wiki.example.com/", path: "docs/" }],
    };
    const blob = "https://github.com/acme/shop/blob/main/docs";
    expect(link(`${blob}/runbooks/{{ $labels.service }}/latency.md`, around)).toBe(
      "templated of docs/runbooks/payments/latency.md",
    );
    expect(link(`${blob}/nothing/{{ $labels.service }}.md`, around)).toBe("templated unmatched");
    expect(link("https://wiki.example.com/site/{{ $labels.page }}", around)).toBe(
      "templated of docs/site/cache.html.md.erb",
    );
  });
});

describe("hostile links", () => {
  it("are answered, whatever they are", () => {
    const around = surroundings({ files: tree, remotes: ["git@github.com:acme/shop.git"] });
    const piece = fc.constantFrom(
      "../",
      "{{",
      "}}",
      "%",
      "#",
      "docs/",
      "\u0000",
      "https://github.com/acme/shop/blob/",
      "${",
      "(",
      "\ue000",
      "?",
    );
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (raw) => {
        const [found] = resolveLinks(alertWith([raw]), "ops/rules/queue.yml", around);
        expect(found?.raw).toBe(raw);
        expect(found?.target?.path.split("/") ?? []).not.toContain("..");
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it("in their thousands are no trouble", () => {
    const around = surroundings({ files: tree });
    const links = Array.from({ length: 5000 }, (_, n) => `docs/{{ $labels.a }}/${"{{".repeat(20)}${n}.md#x`);
    expect(resolveLinks(alertWith(links), "ops/rules/queue.yml", around)).toHaveLength(5000);
  });
});
