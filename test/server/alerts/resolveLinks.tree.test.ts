import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterword } from "../cli/memory";

/** A repository with hundreds of alerts, made together with the truth about every link in it. */

const services = ["api", "search", "payments", "queue-workers", "db"];
const topics = ["latency", "errors", "saturation", "Disk Full", "backlog"];

const slug = (text: string): string => text.toLowerCase().replace(/ /g, "-");
const pathOf = (service: string, topic: string): string => `docs/${service}/${slug(topic)}.md`;
const headings = ["First steps", "Roll back (fast)", "Who knows more?", "再起動の手順", "First steps"];
const anchors = ["first-steps", "roll-back-fast", "who-knows-more", "再起動の手順", "first-steps-1"];

const pageText = (title: string): string =>
  `# ${title}\n\n${headings.map((each) => `## ${each}\n\nDo it.\n`).join("\n")}`;

/** Paths of pages from the root. `ops/…` has pages of its own, which links from there find first. */
const pages = new Map([
  ...services.flatMap((service) => topics.map((topic) => [pathOf(service, topic), pageText(topic)] as const)),
  ...services.map((service) => [`docs/${service}/README.md`, pageText(service)] as const),
  ["ops/team a/docs/local.md", pageText("Local")],
  ["ops/team a/near.md", pageText("Near")],
]);

const ruleFiles = ["rules.yml", "ops/rules/all.yaml", "ops/team a/rules/deep/er/x.yml", "ops/team a/y.yml"];

interface Truth {
  readonly link: string;
  readonly status: string;
  readonly target: string | null;
  /** What makes a run fail. */
  readonly code?: "alert/runbook-not-found" | "alert/anchor-not-found";
}

const pick = <T>(all: readonly T[]) => fc.constantFrom(...all);
const page = fc.tuple(pick(services), pick(topics)).map(([service, topic]) => pathOf(service, topic));

/** Every way in which a rule file writes the path of a page. */
const spelt = (from: string, path: string) => {
  const folder = posix.dirname(from);
  return pick([
    path,
    `/${path}`,
    posix.relative(folder, path),
    `./${posix.relative(folder, path)}`,
    path.replace("/", "//"),
    path.replace("/", "/./"),
    encodeURI(path),
    path.replace(/\.md$/, ""),
    path.replace(/\.md$/, ".html"),
    `https://github.com/acme/infra/blob/main/${path}`,
    `https://github.com/acme/infra/blob/release/2026-11/${path}`,
    `https://github.com/Acme/Infra/tree/main/${path}?plain=1`,
    `https://raw.githubusercontent.com/acme/infra/main/${encodeURI(path)}`,
    `https://wiki.example.com/pages/${path.replace(/^docs\//, "").replace(/\.md$/, "")}`,
  ]);
};

const anchorOf = (anchor: string) =>
  pick([anchor, anchor.toUpperCase(), encodeURIComponent(anchor), `user-content-${anchor}`]);

const good = (from: string) =>
  page.chain((path) => spelt(from, path).map((link): Truth => ({ link, status: "ok", target: path })));

const anchored = (from: string) =>
  fc.tuple(page, pick(anchors)).chain(([path, anchor]) =>
    fc.tuple(spelt(from, path), anchorOf(anchor)).map(([link, written]): Truth => {
      return { link: `${link}#${written}`, status: "ok", target: `${path}#${written}` };
    }),
  );

const astray = (from: string) =>
  page.chain((path) =>
    fc
      .tuple(spelt(from, path), pick(["F-001", "first", "steps", "roll-back", "再起動"]))
      .map(([link, anchor]): Truth => {
        const target = `${path}#${anchor}`;
        return { link: `${link}#${anchor}`, status: "missing-anchor", target, code: "alert/anchor-not-found" };
      }),
  );

const gone = (from: string) =>
  fc.tuple(pick(services), pick(["gone", "lost/page"])).chain(([service, name]) => {
    const path = `docs/${service}/${name}.md`;
    const link = pick([
      `/${path}`,
      `./${posix.relative(posix.dirname(from), path)}`,
      `https://github.com/acme/infra/blob/main/${path}`,
    ]);
    return link.map((each): Truth => ({
      link: each,
      status: "missing-file",
      target: path,
      code: "alert/runbook-not-found",
    }));
  });

const templated = (from: string) =>
  fc.tuple(pick(services), pick(topics)).chain(([service, topic]) =>
    pick<Truth>([
      { link: `docs/{{ $labels.service }}/${slug(topic)}.md`, status: "templated", target: null },
      { link: `docs/${service}/{{ $labels.topic }}.md#first-steps`, status: "templated", target: null },
      { link: `/docs/{{ .Labels.service }}/README.md`, status: "templated", target: null },
      { link: `${posix.relative(posix.dirname(from), "docs")}/\${SERVICE}/`, status: "templated", target: null },
      {
        link: `https://github.com/acme/infra/blob/main/docs/{{ $labels.service }}/README.md`,
        status: "templated",
        target: null,
      },
      { link: `{{ $runbooks }}/anything.md`, status: "templated", target: null },
      { link: `https://{{ $externalURL }}/x`, status: "templated", target: null },
      {
        link: `docs/${service}/README.md#{{ $labels.alertname }}`,
        status: "templated",
        target: `docs/${service}/README.md#{{name}}`,
      },
    ]),
  );

const impossible = pick<Truth>(
  ["docs/nowhere/{{ $labels.service }}.md", "/lost/${NAME}/README.md", "docs/{{ $labels.alertname }}/x.md"].map(
    (link) => ({
      link,
      status: "templated",
      target: null,
      code: "alert/runbook-not-found",
    }),
  ),
);

const away = pick<Truth>(
  [
    "https://wiki.example.com/else/x",
    "https://github.com/other/infra/blob/main/docs/api/gone.md",
    "https://github.com/acme/infra/issues/3",
    "https://runbooks.example.org/x#y",
    "mailto:ops@example.com",
  ].map((link) => ({ link, status: "external", target: null })),
);

const local = pick<Truth & { readonly from: string }>([
  { from: "ops/team a/rules/deep/er/x.yml", link: "docs/local.md", status: "ok", target: "ops/team a/docs/local.md" },
  { from: "ops/team a/rules/deep/er/x.yml", link: "near.md", status: "ok", target: "ops/team a/near.md" },
  { from: "ops/team a/rules/deep/er/x.yml", link: "../../../near", status: "ok", target: "ops/team a/near.md" },
  {
    from: "ops/team a/y.yml",
    link: "./near.md#who-knows-more",
    status: "ok",
    target: "ops/team a/near.md#who-knows-more",
  },
]);

const alert = pick(ruleFiles).chain((from) =>
  fc.oneof(
    { weight: 3, arbitrary: good(from).map((truth) => ({ from, ...truth })) },
    { weight: 3, arbitrary: anchored(from).map((truth) => ({ from, ...truth })) },
    { weight: 1, arbitrary: astray(from).map((truth) => ({ from, ...truth })) },
    { weight: 1, arbitrary: gone(from).map((truth) => ({ from, ...truth })) },
    { weight: 2, arbitrary: templated(from).map((truth) => ({ from, ...truth })) },
    { weight: 1, arbitrary: impossible.map((truth) => ({ from, ...truth })) },
    { weight: 1, arbitrary: away.map((truth) => ({ from, ...truth })) },
    { weight: 1, arbitrary: local },
  ),
);

const named = (at: number): string => `Alert${at.toString()}`;

function ruleText(alerts: readonly (readonly [number, Truth])[]): string {
  const rules = alerts.map(
    ([at, { link }]) =>
      `      - alert: ${named(at)}\n        expr: up == ${at.toString()}\n        annotations:\n          runbook_url: '${link}'\n`,
  );
  return `groups:\n  - name: all\n    rules:\n${rules.join("")}`;
}

interface Report {
  readonly alerts: readonly {
    readonly name: string;
    readonly path: string;
    readonly links: readonly { readonly raw: string; readonly status: string; readonly target: string | null }[];
  }[];
}

function run(truths: readonly (Truth & { readonly from: string })[], ...more: readonly string[]) {
  const numbered = truths.map((truth, at) => [at, truth] as const);
  const rules = ruleFiles.map((path) => [path, ruleText(numbered.filter(([, { from }]) => from === path))] as const);
  const files = Object.fromEntries(
    [
      ...pages,
      ...rules,
      [".git/HEAD", ""] as const,
      [
        ".afterword.yaml",
        "alerts:\n  runbookUrl:\n    - match: https://wiki.example.com/pages/\n      path: docs/\n",
      ] as const,
    ].map(([path, text]) => [`/work/${path}`, text]),
  );
  const git = {
    remotes: () => [{ name: "origin", url: "git@github.com:acme/infra.git" }],
    log: () => [],
    show: () => undefined,
  };
  return afterword(["alerts", ".", ...more], { files, git });
}

describe("a large repository", () => {
  it("has every link where it was meant to lead", () => {
    const [truths = []] = fc.sample(fc.array(alert, { minLength: 945, maxLength: 945, size: "max" }), {
      seed: 7,
      numRuns: 1,
    });
    const { out, err, code } = run(truths);
    expect({ err, code }).toEqual({ err: "", code: 0 });
    const { alerts } = JSON.parse(out) as Report;
    const found = new Map(alerts.map(({ name, path, links }) => [name, { from: path, links }]));
    expect(found.size).toBe(truths.length);
    truths.forEach(({ from, link, status, target }, at) => {
      const expected = { raw: link, status, target: target?.replace("{{name}}", named(at)) ?? null };
      expect(found.get(named(at)), `${named(at)} in ${from}`).toEqual({ from, links: [expected] });
    });
  });

  it("makes a run fail for what is dead in it, and for nothing else", () => {
    fc.assert(
      fc.property(fc.array(alert, { minLength: 1, maxLength: 4 }), (truths) => {
        for (const code of ["alert/runbook-not-found", "alert/anchor-not-found"] as const) {
          const dead = truths.some((truth) => truth.code === code);
          expect(run(truths, "--fail-on", code).code).toBe(dead ? 1 : 0);
        }
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});
