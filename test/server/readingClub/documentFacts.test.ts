import { expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import { factsOf } from "../../../server/src/readingClub/documentFacts";

const facts = (text: string) =>
  factsOf(readModel(readMarkdown(text), { path: "postmortems/x.md", root: "work", config: resolveConfig({}).config }));

const report = (head: string, services: string): string =>
  `${head}# Postmortem: x\n\n- **Severity**: SEV2\n- **Affected services**: ${services}\n\n## Timeline\n\n- 10:00 QueueFull fired\n\n## Lessons learned\n\n- One lesson.\n- Another one.\n\n## Action items\n\n- [ ] Open\n- [x] Done\n`;

it("a report tells what it is about, how bad it was and what is open", () => {
  const found = facts(report("---\nkind: postmortem\ncomponent: [Seat map, search]\n---\n\n", "web"));
  expect(found).toMatchObject({ components: ["Seat map", "search"], severity: 2, lessons: 2, openActions: 1 });
  expect([...found.names]).toContain("QueueFull");
});

it.each([
  ["`seat-map` (slow, for 5 minutes), search", ["seat-map", "search"]],
  ["座席表（表示が遅い、一部）、検索", ["座席表", "検索"]],
  ["jobs and everything that waits for them, search", ["search"]],
  ["一部の画面が表示されない状態になっていた", []],
  ["[TBD]", []],
])("services written as %j are the components %j", (services, components) => {
  expect(facts(report("", services)).components).toEqual(components);
});
