import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issueAddress, longestAddress } from "../../../server/src/readingClub/issue/address";
import { issuePlace, type IssuePlace } from "../../../server/src/readingClub/issue/place";

const origin = (url: string) => [{ name: "origin", url }];
const place = (repository: string, ...labels: string[]) => ({ repository, labels });

describe("issues go", () => {
  it.each([
    ["git@github.com:Example/Shop.git", "https://github.com/example/shop", "github"],
    ["https://github.example.com/example/shop.git", "https://github.example.com/example/shop", "github"],
    ["ssh://git@gitlab.com/group/sub/shop.git", "https://gitlab.com/group/sub/shop", "gitlab"],
    ["https://git.example.com/group/sub/shop", "https://git.example.com/group/sub/shop", "gitlab"],
  ])("where %s comes from", (remote, repository, service) => {
    expect(issuePlace({}, [], origin(remote))).toEqual({ repository, service, labels: [] });
  });

  it("where the configuration says, the component's own place first", () => {
    const issues = { default: place("example/all", "reading"), "seat-map": place("example/Seats") };
    const remotes = origin("git@github.com:example/shop.git");
    expect(issuePlace(issues, ["Seat map"], remotes)?.repository).toBe("https://github.com/example/Seats");
    expect(issuePlace(issues, ["other"], remotes)).toMatchObject({
      repository: "https://github.com/example/all",
      labels: ["reading"],
    });
  });

  it("to a short name's place on the host of the repository", () => {
    const issues = { default: place("group/other") };
    expect(issuePlace(issues, [], origin("https://gitlab.com/group/shop"))?.repository).toBe(
      "https://gitlab.com/group/other",
    );
    expect(issuePlace(issues, [], [])?.repository).toBe("https://github.com/group/other");
  });

  it.each([
    "https://github.com/example/shop/issues/new",
    "https://someone:secret@github.com/example/shop.git",
    "git@github.com:example/shop.git",
    "http://github.com/example/shop/",
    "github.com/example/shop",
  ])("to one place, written as %s", (written) => {
    expect(issuePlace({ default: place(written) }, [], [])?.repository).toBe("https://github.com/example/shop");
  });

  it.each(["javascript:alert(1)", "https://example.com", "", "../x", "file:///a/b", "https://["])(
    "nowhere for %s",
    (written) => {
      expect(issuePlace({ default: place(written) }, [], [])).toBeUndefined();
    },
  );

  it("nowhere without a remote of the web", () => {
    expect(issuePlace({}, [], origin("/srv/git/shop.git"))).toBeUndefined();
    expect(issuePlace({}, [], origin("git@bitbucket.org:example/shop.git"))).toBeUndefined();
    expect(issuePlace({}, [], [])).toBeUndefined();
  });
});

const gitHub: IssuePlace = { repository: "https://github.com/example/shop", service: "github", labels: [] };
const continued = "続きはクリップボードにあります。";

describe("the address of a new issue", () => {
  it("holds title, body and labels", () => {
    const { address, rest } = issueAddress({ ...gitHub, labels: ["a b", "c,d"] }, { title: "A & B", body: "x\ny" }, "");
    expect(address).toBe("https://github.com/example/shop/issues/new?title=A%20%26%20B&labels=a%20b,c%2Cd&body=x%0Ay");
    expect(rest).toBeUndefined();
  });

  it("speaks GitLab's words to GitLab, where labels are a line of the text", () => {
    const gitLab: IssuePlace = { repository: "https://gitlab.com/g/shop", service: "gitlab", labels: ["reading club"] };
    const url = new URL(issueAddress(gitLab, { title: "T", body: "B" }, "").address);
    expect(url.pathname).toBe("/g/shop/-/issues/new");
    expect(url.searchParams.get("issue[title]")).toBe("T");
    expect(url.searchParams.get("issue[description]")).toBe('B\n\n/label ~"reading club"');
  });

  it("says so in words when the text goes on elsewhere, and cuts at a line", () => {
    const body = "障害のまとめです。\n".repeat(200);
    const { address, rest } = issueAddress(gitHub, { title: "長い", body }, continued);
    const inAddress = new URL(address).searchParams.get("body") ?? "";
    expect(inAddress.endsWith(`\n\n${continued}`)).toBe(true);
    const head = inAddress.slice(0, -`\n\n${continued}`.length);
    expect(head.endsWith("。\n")).toBe(true);
    expect(head + (rest ?? "")).toBe(body);
    expect(address.length).toBeLessThanOrEqual(longestAddress);
    expect(address.length).toBeGreaterThan(longestAddress - 300);
  });

  it("is never too long, loses nothing, and splits no character", () => {
    const unit = fc.constantFrom("a", " ", "\n", "障", "が", "か\u3099", "🧑‍🚒", "🇯🇵", "%", "&", "\ud800", "e\u0301");
    const text = fc.array(unit, { maxLength: 1_500, size: "max" }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, fc.boolean(), (title, body, gitLab) => {
        const to: IssuePlace = gitLab ? { ...gitHub, service: "gitlab", labels: ["x"] } : gitHub;
        const { address, rest } = issueAddress(to, { title, body }, continued);
        expect(address.length).toBeLessThanOrEqual(longestAddress);
        if (rest === undefined) return;
        const parameter = gitLab ? "issue[description]" : "body";
        const told = new URL(address).searchParams.get(parameter) ?? "";
        const head = told.slice(0, told.indexOf(`\n\n${continued}`));
        const whole = body.replace(/\p{Cs}/gu, "\ufffd");
        expect(head + rest).toBe(whole);
        const starts = [...new Intl.Segmenter().segment(whole)].map(({ index }) => index);
        expect(starts).toContain(head.length);
      }),
      { seed: 41, numRuns: 150 },
    );
  });

  it("cuts a title nobody would read", () => {
    expect(issueAddress(gitHub, { title: "障".repeat(5_000), body: "x" }, "").address.length).toBeLessThan(2_200);
  });
});
