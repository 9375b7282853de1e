// What a long step looks like on a terminal and in a log. No dependencies: it runs before any is installed.
import { spawn } from "node:child_process";

/** @param {number} since milliseconds */
export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Says every ten seconds that a step is still at work, until the returned function is called.
 * @param {string} step
 */
export function heartbeat(step) {
  const start = Date.now();
  const timer = setInterval(() => console.log(`  … ${step}: ${Math.round((Date.now() - start) / 1000)} s`), 10_000);
  return () => clearInterval(timer);
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, step?: string }} [options]
 *   quiet: the output is only kept; step: its name in the heartbeat
 * @returns {Promise<{ code: number, output: string }>} output: stdout and stderr together
 */
export async function run(command, args, { cwd, env, quiet = false, step } = {}) {
  const stop = step === undefined ? undefined : heartbeat(step);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd,
        env: env ?? process.env,
        stdio: ["ignore", "pipe", "pipe"],
        // npm is a batch file there, which only a shell can run.
        shell: process.platform === "win32",
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
          output += text;
          if (!quiet) process.stdout.write(text);
        });
      }
      child.on("error", reject);
      child.on("close", (code) => resolve({ code: code ?? 1, output }));
    });
  } finally {
    stop?.();
  }
}
