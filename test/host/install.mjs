// Installs the VS Code server, the Node it wants and a browser: once, into a cache that later runs and checkouts share.
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { run, seconds } from "../../scripts/progress.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * @typedef {object} Host
 * @property {string} folder
 * @property {string} node the Node binary that the VS Code server wants
 * @property {string} server the server's main file
 * @property {string} serverFolder
 * @property {string} browser the browser that came along, on x64 Linux
 */

/** Why VS Code cannot run in this way on this machine; undefined when it can. */
export function whyNotHere() {
  return process.platform === "win32"
    ? "the VS Code server runs on Linux and macOS only; use npm run test:desktop"
    : undefined;
}

/** @returns {Promise<Host>} */
export async function ensureHost() {
  const folder = join(cacheFolder(), `host-${await key()}`);
  if (!existsSync(join(folder, "installed"))) await install(folder);
  return hostIn(folder);
}

/** Where long-lived downloads are kept; `AFTERWORD_CACHE` overrides it. */
export function cacheFolder() {
  return resolve(
    process.env.AFTERWORD_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "afterword"),
  );
}

/** @param {string} folder @returns {Host} */
function hostIn(folder) {
  const serverFolder = join(folder, "node_modules/code-server/lib/vscode");
  return {
    folder,
    serverFolder,
    server: join(serverFolder, "out/server-main.js"),
    node: join(folder, "node_modules/node/bin/node"),
    browser: join(folder, "browser/chromium"),
  };
}

async function key() {
  const hash = createHash("sha256");
  for (const name of ["package.json", "package-lock.json", "install.mjs"])
    hash.update(await readFile(join(here, name)));
  return `${hash.digest("hex").slice(0, 12)}-${process.platform}-${process.arch}`;
}

/** @param {string} folder */
async function install(folder) {
  const start = Date.now();
  console.log(`Installing the VS Code server and a browser into ${folder} (once; about a minute)`);
  // Built beside the final place, so that an interrupted or a second install never leaves half a host there.
  const building = `${folder}.${randomUUID().slice(0, 8)}`;
  await mkdir(building, { recursive: true });
  try {
    for (const name of ["package.json", "package-lock.json"]) await copyFile(join(here, name), join(building, name));
    await fill(hostIn(building));
    await writeFile(join(building, "installed"), "");
    await rename(building, folder);
  } catch (error) {
    if (!existsSync(join(folder, "installed"))) throw error;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  console.log(`  installed in ${seconds(start)}`);
}

/** @param {Host} host */
async function fill(host) {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  await npm("packages", ["ci", "--ignore-scripts", ...quiet], host.folder);
  await npm("Node for the server", ["rebuild", "node", ...quiet], host.folder);
  // From here on npm itself runs on that Node: the server's modules are for it, and its headers come with it.
  const headers = join(host.folder, `node_modules/node/node_modules/node-${process.platform}-${process.arch}`);
  const env = {
    ...process.env,
    PATH: `${dirname(host.node)}${delimiter}${process.env.PATH ?? ""}`,
    ...(existsSync(join(headers, "include")) ? { npm_config_nodedir: headers } : {}),
  };
  await npm("VS Code's own packages", ["install", "--omit=dev", "--ignore-scripts", ...quiet], host.serverFolder, env);
  if (process.platform === "linux" && process.arch === "x64") await unpackBrowser(host);
  // The log writer is the one native module that the tests miss; without a compiler the server still runs.
  await npm("log writer", ["rebuild", "@vscode/spdlog", ...quiet], host.serverFolder, env).catch((error) =>
    console.log(`  the server's log files will be missing: ${String(error).split("\n")[0]}`),
  );
}

/** The package unpacks into the folder for temporary files: here, one of the host's own. @param {Host} host */
async function unpackBrowser(host) {
  const folder = dirname(host.browser);
  await mkdir(folder, { recursive: true });
  const script = 'import("@sparticuz/chromium").then(({ default: browser }) => browser.executablePath())';
  const env = { ...process.env, TMPDIR: folder };
  const { code, output } = await run(host.node, ["-e", script], { cwd: host.folder, env, quiet: true });
  if (code !== 0) throw new Error(`unpacking the browser failed\n${output}`);
}

/**
 * @param {string} what
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [env]
 */
async function npm(what, args, cwd, env = process.env) {
  const start = Date.now();
  const { code, output } = await run("npm", args, { cwd, env, quiet: true, step: what });
  if (code !== 0) throw new Error(`installing ${what} failed (npm ${args.join(" ")})\n${output.slice(-2000)}`);
  console.log(`  ${what} (${seconds(start)})`);
}
