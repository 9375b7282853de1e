import { describe, expect, it } from "vitest";
import { linksOf } from "../../../server/src/alerts/linkText";
import { respellLink } from "../../../server/src/alerts/respellLink";

const holder = "monitoring/rules/api.yml";
const moved = (raw: string, target: string, to: string, mapping = [] as { match: string; path: string }[]) =>
  respellLink(raw, { holder, target }, { holder, target: to }, mapping);

describe("a link to a page that was moved", () => {
  it.each([
    ["docs/api.md", "docs/api.md", "runbooks/api.md", "runbooks/api.md"],
    ["docs/api.md#fix", "docs/api.md", "runbooks/api.md", "runbooks/api.md#fix"],
    ["/docs/api.md", "docs/api.md", "runbooks/api.md", "/runbooks/api.md"],
    ["../../docs/api.md", "docs/api.md", "runbooks/api.md", "../../runbooks/api.md"],
    ["./api.md", "monitoring/rules/api.md", "monitoring/rules/books/api.md", "./books/api.md"],
    ["api.md", "monitoring/rules/api.md", "docs/api.md", "../../docs/api.md"],
    ["runbooks/api.md", "monitoring/runbooks/api.md", "monitoring/runbooks/new/api.md", "runbooks/new/api.md"],
    ["runbooks/api.md", "monitoring/runbooks/api.md", "docs/api.md", "../../docs/api.md"],
    [
      "https://git.example.com/team/ops/blob/main/docs/api.md#fix",
      "docs/api.md",
      "docs/new name.md",
      "https://git.example.com/team/ops/blob/main/docs/new%20name.md#fix",
    ],
    ["docs/api", "docs/api.md", "runbooks/api.md", "runbooks/api"],
    ["../../docs", "docs/README.md", "runbooks/README.md", "../../runbooks"],
    ["docs/%E9%9A%9C%E5%AE%B3.md", "docs/障害.md", "docs/復旧.md", "docs/%E5%BE%A9%E6%97%A7.md"],
  ])("%s", (raw, target, to, expected) => {
    expect(moved(raw, target, to)).toBe(expected);
  });

  it("can be found in a text again, whatever the new name holds", () => {
    const link = moved("docs/api.md#fix", "docs/api.md", "docs/new api (1).md");
    expect(link).toBe("docs/new%20api%20%281%29.md#fix");
    expect(linksOf(`Runbook: ${link ?? ""}`).map(({ raw }) => raw)).toEqual([link]);
    expect(moved("docs/old api.md", "docs/old api.md", "docs/new api (1).md")).toBe("docs/new api (1).md");
  });

  it("goes through the configured addresses", () => {
    const mapping = [{ match: "https://runbooks.example.com/", path: "docs/runbooks" }];
    const raw = "https://runbooks.example.com/api#fix";
    expect(moved(raw, "docs/runbooks/api.md", "docs/runbooks/web/api.md", mapping)).toBe(
      "https://runbooks.example.com/web/api#fix",
    );
    expect(moved(raw, "docs/runbooks/api.md", "elsewhere/api.md", mapping)).toBeUndefined();
  });

  it("changes its last part when a page is renamed, whatever its address makes of folders", () => {
    expect(moved("https://books.example.com/r/api.html#fix", "docs/api.md", "docs/web.md")).toBe(
      "https://books.example.com/r/web.html#fix",
    );
  });

  it("is left alone when its style cannot say the new place", () => {
    expect(moved("https://wiki.example.com/api", "docs/api.md", "runbooks/api.md")).toBeUndefined();
    expect(moved("nowhere.md", "docs/api.md", "docs/new.md")).toBeUndefined();
  });
});

describe("a link in a file that was moved", () => {
  const from = (raw: string, target: string, to: string) =>
    respellLink(raw, { holder, target }, { holder: to, target });

  it("changes when it counts from the file's own folder, and stays when it counts from above", () => {
    expect(from("../../docs/api.md", "docs/api.md", "rules/api.yml")).toBe("../docs/api.md");
    expect(from("docs/api.md", "docs/api.md", "rules/api.yml")).toBe("docs/api.md");
    expect(from("books/api.md", "monitoring/books/api.md", "monitoring/other/api.yml")).toBe("books/api.md");
    expect(from("books/api.md", "monitoring/books/api.md", "rules/api.yml")).toBe("../monitoring/books/api.md");
  });
});
