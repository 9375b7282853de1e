import { describe, expect, it } from "vitest";
import { codeLenses } from "../../../server/src/features/codeLens";
import { contextOf } from "./context";

const titles = (fields: string, timeline = "- 14:00 UTC call\n- 15:00 UTC end"): readonly (string | undefined)[] =>
  codeLenses(
    contextOf(`# Postmortem: orders were lost\n\n- **Severity:** SEV2\n${fields}\n\n## Timeline\n\n${timeline}\n`),
  ).map(({ command }) => command?.title);

describe("the times of an incident above its timeline", () => {
  it("are exact where both ends are", () => {
    expect(
      titles(
        "- **Start:** 2026-03-23 14:00 UTC\n- **Detected:** 2026-03-23 14:07 UTC\n- **End:** 2026-03-24 15:00 UTC",
      ),
    ).toEqual(["TTD 7 min", "TTR 1 d 1 h"]);
  });

  it("keep what is approximate, and take zones into account", () => {
    expect(titles("- **Start:** ~2026-03-23 23:00 JST\n- **End:** 2026-03-23 15:30 UTC")).toEqual(["TTR ~1 h 30 min"]);
  });

  it("say why there is no time to resolve, though start and end are stated", () => {
    const told = "- 14:00 UTC call\n- 15:00 UTC end";
    expect(titles("- **Start:** 2026-03-23\n- **End:** 2026-03-25 10:00 UTC", told)).toEqual([
      "TTR ?: start without a time",
    ]);
    expect(titles("- **Start:** 2026-03-23 14:00 UTC\n- **End:** 2026-03-25", told)).toEqual([
      "TTR ?: end without a time",
    ]);
    expect(titles("- **Start:** 2026-03-23 14:00 UTC\n- **End:** 2026-03-23 13:00 UTC")).toEqual([
      "TTR ?: end before start",
    ]);
    expect(titles("- **Start:** 14:00\n- **End:** 2026-03-23 15:00 UTC", "- call\n- end")).toEqual([
      "TTR ?: start and end cannot be compared",
    ]);
  });

  it("say nothing of it while the incident has no end", () => {
    expect(titles("- **Start:** 2026-03-23 14:00 UTC\n- **End:** TBD")).toEqual([]);
    expect(titles("- **Severity:** SEV2")).toEqual([]);
  });
});
