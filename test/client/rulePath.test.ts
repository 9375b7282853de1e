import { describe, expect, it } from "vitest";
import { codeOfAddress, pageOf } from "../../client/src/pages/rulePath";

describe("the address of a rule's page", () => {
  it("names the rule by its code", () => {
    expect(codeOfAddress("/rules/timeline/order")).toBe("timeline/order");
  });

  it("may end with a slash", () => {
    expect(codeOfAddress("/rules/action/wont-do-without-reason/")).toBe("action/wont-do-without-reason");
  });

  it.each([
    "/",
    "/rules/",
    "/rules/timeline",
    "/rules/../../etc",
    "/rules/a/b/c",
    "/other/timeline/order",
    "/rules/%2e%2e/x",
  ])("%s names none", (path) => {
    expect(codeOfAddress(path)).toBeUndefined();
  });
});

describe("the file of a rule's page", () => {
  it("is named by group and name", () => {
    expect(pageOf("timeline/order")).toBe("timeline-order.md");
  });

  it("is never outside the folder of pages", () => {
    expect(pageOf("../package")).toBeUndefined();
    expect(pageOf("timeline/../order")).toBeUndefined();
  });
});
