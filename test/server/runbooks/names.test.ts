import { describe, expect, it } from "vitest";
import { alertKey } from "../../../server/src/runbooks/names";

describe("alertKey", () => {
  it("compares without case and separators", () => {
    for (const name of [
      "kube-pod-crash-looping",
      "Kube Pod Crash Looping",
      "kube_pod_crash_looping",
      "KUBEPODCRASHLOOPING",
    ])
      expect(alertKey(name)).toBe(alertKey("KubePodCrashLooping"));
  });

  it("compares without width", () => {
    expect(alertKey("ＡＰＩ・遅延")).toBe(alertKey("API 遅延"));
  });

  it("is empty where there is no name", () => {
    expect(alertKey(" -/- ")).toBe("");
  });
});
