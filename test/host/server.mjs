import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";

const readyWithin = 60_000; // milliseconds; half a second is usual

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} dataFolder
 * @property {() => string} output what the server said so far
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} ServerOptions
 * @property {"off" | "ask"} trust "ask": Workspace Trust is in force
 * @property {"en" | "ja"} locale
 * @property {boolean} driver VS Code reports to a suite's driver; it then holds notifications back
 * @property {string} [installed] folder of an extension that is there as if installed: without a driver, a built VS Code
 *   takes no extension to develop from its address
 */

/**
 * Starts the VS Code server on a free loopback port. It outlives a killed parent: call `stop` in a `finally`.
 * @param {import("./install.mjs").Host} host
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(host, options) {
  const dataFolder = await mkdtemp(join(tmpdir(), "afterword-host-"));
  if (options.locale === "ja") await addJapanese(dataFolder);
  if (options.installed !== undefined) await install(options.installed, dataFolder);
  const port = await freePort();
  const child = spawn(host.node, [host.server, ...switches({ ...options, port, dataFolder })], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own, so that the extension hosts end with it
    env: { ...process.env, VSCODE_NLS_CONFIG: undefined },
  });
  const killGroup = () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Already gone.
    }
  };
  process.once("exit", killGroup);
  let output = "";
  const stop = async () => {
    const closed = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
    killGroup();
    await closed;
    process.off("exit", killGroup);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await new Promise((resolve, reject) => {
      const give = (/** @type {string} */ why) => reject(new Error(`the VS Code server ${why}\n${output}`));
      const timer = setTimeout(() => give("did not start in time"), readyWithin);
      child.on("error", reject);
      child.on("exit", () => (clearTimeout(timer), give("ended")));
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
          output += text;
          if (output.includes("Web UI available")) (clearTimeout(timer), resolve(undefined));
        });
      }
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, dataFolder, output: () => output, stop };
}

/** @param {ServerOptions & { port: number, dataFolder: string }} options */
function switches({ port, dataFolder, trust, locale, driver }) {
  return [
    ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"],
    ...["--accept-server-license-terms"],
    ...(driver ? ["--enable-smoke-test-driver"] : []),
    ...["--disable-telemetry", "--disable-experiments", "--skip-welcome"],
    ...(trust === "off" ? ["--disable-workspace-trust"] : []),
    ...["--locale", locale, "--server-data-dir", dataFolder],
  ];
}

/**
 * @param {string} extension
 * @param {string} dataFolder
 */
async function install(extension, dataFolder) {
  await mkdir(join(dataFolder, "extensions"), { recursive: true });
  await symlink(extension, join(dataFolder, "extensions", "afterword.afterword-0.0.0"));
}

/**
 * The smallest language pack: the workbench stays English, extensions speak Japanese.
 * @param {string} dataFolder
 */
async function addJapanese(dataFolder) {
  const extension = join(dataFolder, "extensions", "afterword.japanese-1.0.0");
  const translations = join(extension, "main.i18n.json");
  const localization = {
    languageId: "ja",
    languageName: "Japanese",
    localizedLanguageName: "日本語",
    translations: [{ id: "vscode", path: "./main.i18n.json" }],
  };
  const manifest = {
    name: "japanese",
    publisher: "afterword",
    version: "1.0.0",
    engines: { vscode: "*" },
    contributes: { localizations: [localization] },
  };
  const pack = {
    hash: "afterword",
    extensions: [{ extensionIdentifier: { id: "afterword.japanese" }, version: "1.0.0" }],
    translations: { vscode: translations },
    label: "日本語",
  };
  await mkdir(extension, { recursive: true });
  await mkdir(join(dataFolder, "data"), { recursive: true });
  await writeFile(join(extension, "package.json"), JSON.stringify(manifest));
  await writeFile(translations, JSON.stringify({ version: "1.0.0", contents: {} }));
  await writeFile(join(dataFolder, "data", "languagepacks.json"), JSON.stringify({ ja: pack }));
}

/** @returns {Promise<number>} */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
