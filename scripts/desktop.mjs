// The suites of test/host in a desktop VS Code, which is downloaded once: npm run test:desktop
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { suites } from "../test/host/suites.mjs";
import { cacheFolder } from "../test/host/install.mjs";
import { run } from "./progress.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

async function main() {
  const here = await desktop();
  if (here === undefined) return 1;
  const { code } = await run(process.execPath, ["esbuild.mjs", "--production", "--tests"], { cwd: root });
  if (code !== 0) return 1;
  let failed = 0;
  for (const each of suites) {
    // Only the host of this machine; restricted mode and Japanese need the VS Code server.
    if (each.host === "worker" || each.locale === "ja" || each.trust === false) continue;
    if (!(await passes(here, each))) failed++;
  }
  console.log(failed === 0 ? "All suites pass on the desktop." : `${failed} suites failed on the desktop.`);
  return failed === 0 ? 0 : 1;
}

async function desktop() {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    console.error(
      "NOT RUN: the desktop VS Code needs a display (on a machine without one: xvfb-run npm run test:desktop).",
    );
    return undefined;
  }
  try {
    return await downloadAndUnzipVSCode({ version: "stable", cachePath: join(cacheFolder(), "desktop") });
  } catch (error) {
    console.error(
      `NOT RUN: the desktop VS Code cannot be downloaded here (${error instanceof Error ? error.message : String(error)}).`,
    );
    return undefined;
  }
}

/**
 * @param {string} vscodeExecutablePath
 * @param {(typeof suites)[number]} suite
 */
async function passes(vscodeExecutablePath, { suite, workspace = "test/host/workspace" }) {
  const copy = await mkdtemp(join(tmpdir(), "afterword-workspace-"));
  try {
    console.log(`\n${suite} (desktop)`);
    await cp(join(root, workspace), copy, { recursive: true });
    const code = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, "dist/test", `${suite}.js`),
      launchArgs: [copy, "--disable-extensions", "--disable-workspace-trust", "--skip-welcome"],
    });
    return code === 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return false;
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 5 });
  }
}

process.exitCode = await main();
