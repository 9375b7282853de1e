import { dirname, relative, sep } from "node:path";
import { kindAt } from "../cli/files/disk";
import type { GitCommit, GitRemote } from "../protocol";

/** One call of git in a folder; answered with what it printed, undefined when it failed. */
export interface GitCall {
  readonly folder: string;
  readonly args: readonly string[];
}

/** What is asked of git, written once: whoever drives it may wait for the answers or not. */
export type Asking<T> = Generator<GitCall, T, string | undefined>;

/** Only plumbing is asked: it reads no configuration that names a program, and prints what it prints for programs. */
export function* askRemotes(folder: string): Asking<readonly GitRemote[]> {
  const printed = yield { folder, args: ["config", "--local", "--null", "--get-regexp", "^remote\\..*\\.url$"] };
  return (printed ?? "").split("\0").flatMap((entry) => {
    const [, name, url] = /^remote\.(.*)\.url\n(.*)$/s.exec(entry) ?? [];
    return name === undefined || url === undefined ? [] : [{ name, url: withoutSecret(url) }];
  });
}

/** In a shallow repository its oldest commit seems to have written every file: nothing is said then. */
export function* askLog(path: string, limit: number): Asking<readonly GitCommit[]> {
  const { folder, name } = placeOf(path);
  const shallow = yield { folder, args: ["rev-parse", "--is-shallow-repository"] };
  if (shallow?.trim() !== "false") return [];
  const args = ["rev-list", `--max-count=${Math.max(0, Math.trunc(limit))}`, "--timestamp", "HEAD"];
  const printed = yield { folder, args: [...args, "--", name] };
  return (printed ?? "").split("\n").flatMap((line) => {
    const [, seconds, hash] = /^(\d+) ([0-9a-f]+)$/.exec(line) ?? [];
    return hash === undefined ? [] : [{ hash, time: Number(seconds) * 1000 }];
  });
}

export function* askShow(path: string, commit: string): Asking<string | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const { folder, name } = placeOf(path);
  return yield { folder, args: ["cat-file", "blob", `${commit}:${name}`] };
}

/** The name commits are made under; undefined when none is set. */
export function* askUserName(folder: string): Asking<string | undefined> {
  const printed = yield { folder, args: ["config", "--get", "user.name"] };
  const name = printed?.trim();
  return name === "" ? undefined : name;
}

/** Where git can be asked about a path, and what it is called there: the folder of a moved document may be gone. */
function placeOf(path: string): { readonly folder: string; readonly name: string } {
  let folder = path;
  while (kindAt(folder) !== "folder" && dirname(folder) !== folder) folder = dirname(folder);
  return { folder, name: `./${relative(folder, path).replaceAll(sep, "/")}` };
}

/** An address may hold a password or a token, which nobody needs to know to link to a page. */
const withoutSecret = (url: string): string => url.replace(/^(\w+:\/\/)[^/@]*:[^/@]*@|^(https?:\/\/)[^/@]*@/, "$1$2");
