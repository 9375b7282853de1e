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

  it("are not shown where only days are known, or where the end lies before the start", () => {
    expect(titles("- **Start:** 2026-03-23\n- **End:** 2026-03-25", "- call\n- end")).toEqual([]);
    expect(titles("- **Start:** 2026-03-23 14:00 UTC\n- **End:** 2026-03-23 13:00 UTC")).toEqual([]);
  });
});
