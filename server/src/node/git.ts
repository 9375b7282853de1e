import { execFile, execFileSync } from "node:child_process";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Git } from "../ports";
import { kindAt } from "../cli/files/disk";
import type { LocalGit } from "../cli/world";
import { askLog, askRemotes, askShow, askUserName, type Asking, type GitCall } from "./gitQuestions";

type Environment = Readonly<Record<string, string | undefined>>;

/** Git on this machine, for the language server. */
export function nodeGit(environment: Environment): Git {
  const git = findGit(environment);
  const settings = settingsIn(environment);
  const call = ({ folder, args }: GitCall): Promise<string | undefined> =>
    new Promise((answer) => {
      if (git === undefined) return answer(undefined);
      try {
        const child = execFile(git, argumentsFor(folder, args), settings, (error, printed) => {
          answer(error === null ? printed : undefined);
        });
        child.stdin?.end();
      } catch {
        // The system refuses some command lines at once, such as those that are too long.
        answer(undefined);
      }
    });
  const drive = async <T>(asking: Asking<T>): Promise<T> => {
    let step = asking.next();
    while (step.done !== true) step = asking.next(await call(step.value));
    return step.value;
  };
  return {
    remotes: async (folder) => ofFile(folder, (path) => drive(askRemotes(path))) ?? [],
    log: async (uri, limit) => ofFile(uri, (path) => drive(askLog(path, limit))) ?? [],
    show: async (uri, commit) => ofFile(uri, (path) => drive(askShow(path, commit))),
  };
}

/** Git on this machine, for one run of the command line: what was asked once is not asked again. */
export function localGit(environment: Environment): LocalGit {
  const settings = settingsIn(environment);
  const known = new Map<string, string | undefined>();
  let git: { readonly path: string | undefined } | undefined;
  const call = ({ folder, args }: GitCall): string | undefined => {
    const key = [folder, ...args].join("\0");
    if (known.has(key)) return known.get(key);
    git ??= { path: findGit(environment) };
    const printed = git.path === undefined ? undefined : run(git.path, argumentsFor(folder, args), settings);
    known.set(key, printed);
    return printed;
  };
  const drive = <T>(asking: Asking<T>): T => {
    let step = asking.next();
    while (step.done !== true) step = asking.next(call(step.value));
    return step.value;
  };
  return {
    remotes: (folder) => drive(askRemotes(folder)),
    log: (path, limit) => drive(askLog(path, limit)),
    show: (path, commit) => drive(askShow(path, commit)),
    userName: (folder) => drive(askUserName(folder)),
  };
}

function run(git: string, args: string[], settings: ReturnType<typeof settingsIn>): string | undefined {
  try {
    return execFileSync(git, args, { ...settings, stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}

/**
 * The first `git` on absolute folders of PATH. Left to find it, Windows looks into the working folder first, and would
 * run a `git.exe` that lies in the workspace.
 */
export function findGit(environment: Environment, platform = process.platform): string | undefined {
  const windows = platform === "win32";
  const path =
    Object.entries(environment).find(([name]) => (windows ? name.toUpperCase() : name) === "PATH")?.[1] ?? "";
  return path
    .split(windows ? ";" : ":")
    .filter(isAbsolute)
    .map((folder) => join(folder, windows ? "git.exe" : "git"))
    .find((file) => kindAt(file) === "file");
}

/**
 * A repository may come from anyone, and its configuration may name programs. Commands that read none are asked, and
 * what could still lead to one is switched off: hooks, file watchers, repositories inside of the work tree, and
 * fetching what a partial clone left out.
 */
function argumentsFor(folder: string, args: readonly string[]): string[] {
  const off = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "safe.bareRepository=explicit",
    "protocol.allow=never",
  ];
  return ["--no-pager", "--literal-pathspecs", ...off.flatMap((setting) => ["-c", setting]), "-C", folder, ...args];
}

/** Answers are short, and nobody waits longer for one than milliseconds given here. */
function settingsIn(environment: Environment): {
  readonly env: NodeJS.ProcessEnv;
  readonly encoding: "utf8";
  readonly timeout: number;
  readonly maxBuffer: number;
  readonly windowsHide: true;
} {
  const kept = Object.entries(environment).filter(([name]) => !/^GIT_/i.test(name) || ownSettings.test(name));
  const env = {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    // Stronger than any configuration, and known to older versions of git too: no transport at all.
    GIT_ALLOW_PROTOCOL: "none",
    LC_ALL: "C",
  };
  return { env, encoding: "utf8", timeout: 5000, maxBuffer: 8 * 1024 * 1024, windowsHide: true };
}

/** Where the user's own configuration is. What a hook's environment says of its repository is not passed on. */
const ownSettings = /^GIT_(?:CEILING_DIRECTORIES|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|EXEC_PATH)$/i;

function ofFile<T>(uri: string, ask: (path: string) => T): T | undefined {
  try {
    return uri.startsWith("file:") ? ask(fileURLToPath(uri)) : undefined;
  } catch {
    return undefined;
  }
}
