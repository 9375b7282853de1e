import { describe, expect, it } from "vitest";
import { editorAddress, permalink } from "../../client/src/runbooks/permalinkNodes";

const link = (remote: string, more: Partial<Parameters<typeof permalink>[0]> = {}) =>
  permalink({ remote, version: { branch: "main" }, path: "runbooks/Seat.md", anchor: undefined, ...more });

describe("the address of a page on the web", () => {
  it.each([
    ["git@github.com:kamome/tickets.git", "https://github.com/kamome/tickets/blob/main/runbooks/Seat.md"],
    ["https://github.com/kamome/tickets", "https://github.com/kamome/tickets/blob/main/runbooks/Seat.md"],
    ["ssh://git@ssh.github.com:443/kamome/tickets.git", "https://github.com/kamome/tickets/blob/main/runbooks/Seat.md"],
    ["git@github.example.com:ops/docs.git", "https://github.example.com/ops/docs/blob/main/runbooks/Seat.md"],
    ["https://gitlab.com/kamome/ops/docs.git", "https://gitlab.com/kamome/ops/docs/-/blob/main/runbooks/Seat.md"],
    ["git@bitbucket.org:kamome/docs.git", "https://bitbucket.org/kamome/docs/src/main/runbooks/Seat.md"],
    ["https://codeberg.org/kamome/docs.git", "https://codeberg.org/kamome/docs/src/branch/main/runbooks/Seat.md"],
    [
      "ssh://git@gitea.example.com:2222/ops/docs",
      "https://gitea.example.com/ops/docs/src/branch/main/runbooks/Seat.md",
    ],
  ])("of %s", (remote, address) => {
    expect(link(remote)).toBe(address);
  });

  it.each([
    ["git@github.com:k/t.git", "https://github.com/k/t/blob/0a1b/runbooks/Seat.md#first-steps"],
    ["git@gitlab.com:k/t.git", "https://gitlab.com/k/t/-/blob/0a1b/runbooks/Seat.md#first-steps"],
    ["git@bitbucket.org:k/t.git", "https://bitbucket.org/k/t/src/0a1b/runbooks/Seat.md#markdown-header-first-steps"],
    ["git@codeberg.org:k/t.git", "https://codeberg.org/k/t/src/commit/0a1b/runbooks/Seat.md#first-steps"],
  ])("of a commit, with the heading (%s)", (remote, address) => {
    expect(link(remote, { version: { commit: "0a1b" }, anchor: "first-steps" })).toBe(address);
  });

  it("has no password of the remote in it", () => {
    expect(link("https://mio:secret@github.com/k/t.git")).toBe("https://github.com/k/t/blob/main/runbooks/Seat.md");
  });

  it("is readable by any program", () => {
    expect(
      link("git@github.com:k/t.git", { path: "手順/決済 #1.md", anchor: "調査", version: { branch: "fix/a b" } }),
    ).toBe("https://github.com/k/t/blob/fix/a%20b/%E6%89%8B%E9%A0%86/%E6%B1%BA%E6%B8%88%20%231.md#%E8%AA%BF%E6%9F%BB");
  });

  it.each([
    "git@git.example.com:ops/docs.git",
    "/srv/git/docs.git",
    "C:\\repos\\docs",
    "file:///srv/docs",
    "work:ops/docs",
    "",
  ])("is not guessed for %s", (remote) => {
    expect(link(remote)).toBeUndefined();
  });
});

describe("the address that opens a page in the editor", () => {
  it.each([
    [
      { scheme: "file", authority: "", path: "/home/m/runbooks/Seat.md", line: 11 },
      "vscode://file/home/m/runbooks/Seat.md:12",
    ],
    [{ scheme: "file", authority: "", path: "/c:/docs/x y.md", line: undefined }, "vscode://file/c:/docs/x%20y.md"],
    [
      { scheme: "vscode-remote", authority: "ssh-remote+host", path: "/srv/x.md", line: 0 },
      "vscode://vscode-remote/ssh-remote+host/srv/x.md:1",
    ],
    [{ scheme: "memfs", authority: "", path: "/x.md", line: 0 }, undefined],
  ])("%#", (place, address) => {
    expect(editorAddress("vscode", place)).toBe(address);
  });
});
