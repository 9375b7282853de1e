import { describe, expect, it } from "vitest";
import { levelOf, standingOn } from "../../../server/src/severity/onScale";
import { readSeverity } from "../../../server/src/severity/readSeverity";
import type { SeverityScale } from "../../../server/src/severity/scale";
import { openScale, scalePresets } from "../../../server/src/severity/scales";

const scale = (name: string): SeverityScale => scalePresets[name] ?? openScale;
const level = (text: string, on: SeverityScale): string | undefined => {
  const reading = readSeverity(text);
  return reading && levelOf(reading, on)?.id;
};
const standing = (text: string, on: SeverityScale) => {
  const reading = readSeverity(text);
  if (reading === undefined) throw new Error(`no severity in ${text}`);
  const { on: valid, suggestions } = standingOn(reading, on);
  return valid ? "on" : suggestions.map(({ id }) => id).join(" ");
};

it("finds the level however it is spelt", () => {
  expect(level("Sev 1", scale("mackerel"))).toBe("SEV1");
  expect(level("S1（重大）", scale("mackerel"))).toBe("SEV1");
  expect(level("SEV0", scale("google"))).toBe("P0");
  expect(level("major", scale("words"))).toBe("High");
  expect(level("致命的", scale("words"))).toBe("Critical");
  expect(level("down", scale("cstate"))).toBe("down");
  expect(level("SEV1 / SEV2", scale("mackerel"))).toBeUndefined();
});

it("knows a team's own words, the longest first", () => {
  const base = openScale.levels[0];
  if (base === undefined) throw new Error("no levels");
  const own: SeverityScale = {
    name: "custom",
    open: false,
    levels: [
      { ...base, id: "重大" },
      { ...base, id: "重大障害" },
      { ...base, id: "High" },
    ],
  };
  expect(level("重大障害（全社）", own)).toBe("重大障害");
  expect(level("重大", own)).toBe("重大");
});

describe("validity", () => {
  it("is given on an open scale to numbers 0 to 5 and known words", () => {
    for (const text of ["SEV0", "P5", "S3", "critical", "高", "down"]) expect(standing(text, openScale)).toBe("on");
    expect(standing("SEV9", openScale)).toBe("SEV4 SEV3 SEV2 SEV1");
  });

  it("is given on a closed scale to its levels only, and the nearest is suggested first", () => {
    expect(standing("SEV9", scale("mackerel"))).toBe("SEV4 SEV3 SEV2 SEV1");
    expect(standing("SEV0", scale("mackerel"))).toBe("SEV1 SEV2 SEV3 SEV4");
    expect(standing("critical", scale("mackerel"))).toBe("SEV1 SEV2 SEV3 SEV4");
    expect(standing("SEV4", scale("mackerel"))).toBe("on");
  });
});

it("has a meaning in both languages for every level of every scale, ids that read as themselves", () => {
  for (const { levels } of Object.values(scalePresets)) {
    for (const { id, meaning } of levels) {
      expect(meaning.en).not.toBe("");
      expect(meaning.ja).not.toBe("");
      expect(readSeverity(id)?.token).toBe(id);
    }
  }
});
