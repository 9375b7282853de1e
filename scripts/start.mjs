// Opens VS Code with the extension on the example workspace: npm start [-- folder] [--browser]
// No dependencies: it installs them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installIfNeeded } from "./install.mjs";
import { run } from "./progress.mjs";

const root = resolve(fileURLToPath(new URL("..", import.meta.url)));

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: "boolean", default: false } },
  });
  const workspace = resolve(root, positionals[0] ?? "examples");
  if (!existsSync(workspace)) throw new Error(`${workspace} is not there`);
  if (!(await installIfNeeded(root))) throw new Error("installing the dependencies failed");
  console.log("▶ build");
  const { code } = await run(process.execPath, ["esbuild.mjs"], { cwd: root });
  if (code !== 0) throw new Error("the build failed");
  await (!values.browser && desktopIsHere() ? openDesktop(workspace) : openBrowserVersion(workspace));
}

function desktopIsHere() {
  const names = process.platform === "win32" ? ["code.cmd"] : ["code"];
  const display = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return Boolean(display) && folders.some((folder) => names.some((name) => existsSync(join(folder, name))));
}

/** @param {string} workspace */
async function openDesktop(workspace) {
  console.log(`▶ VS Code on ${workspace}`);
  const { code } = await run("code", [`--extensionDevelopmentPath=${root}`, workspace]);
  if (code !== 0) throw new Error("the code command failed; try npm start -- --browser");
}

/** @param {string} workspace */
async function openBrowserVersion(workspace) {
  // Loaded only now: it needs the dependencies.
  const { ensureHost, whyNotHere } = await import("../test/host/install.mjs");
  const { startServer } = await import("../test/host/server.mjs");
  const why = whyNotHere();
  if (why !== undefined) throw new Error(`there is no code command, and ${why}`);
  const server = await startServer(await ensureHost(), { trust: "ask", locale: "en", driver: false, installed: root });
  try {
    const address = `http://127.0.0.1:${server.port}/?${new URLSearchParams({ folder: workspace })}`;
    console.log(`\nVS Code with Afterword is open at\n\n  ${address}\n\nCtrl+C ends it.`);
    showInBrowser(address);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), once(process, "SIGHUP")]);
    console.log("\nEnding…");
  } finally {
    await server.stop();
  }
}

/** @param {string} address */
function showInBrowser(address) {
  if (!process.stdout.isTTY) return;
  const command = process.platform === "darwin" ? "open" : "xdg-open";
  // A machine without one: the address is printed above.
  spawn(command, [address], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

await main().catch((error) => {
  console.error(`start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
