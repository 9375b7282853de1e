// What a process took of the processor: on a busy machine a fairer measure than the clock on the wall.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { here } from "./prepare.mjs";

/**
 * CPU time of the main thread of a running process, milliseconds: what it would take on a machine that does nothing
 * else. Only Linux tells it this exactly.
 * @param {number} pid
 */
export function cpuOf(pid) {
  if (process.platform !== "linux") return undefined;
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}

/** @typedef {{ wall: number, cpu: number, memory: number, output: string }} Run milliseconds and megabytes */

/**
 * Runs a Node program to its end.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<Run>}
 */
export function runNode(args, cwd) {
  const start = performance.now();
  const child = spawn(process.execPath, ["--require", join(here, "usage.cjs"), ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let output = "";
  let usage = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (output += String(data).slice(0, 2_000)));
  child.stdio[3]?.on("data", (data) => (usage += String(data)));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => {
      if (usage === "") return reject(new Error(`${args[0]} told nothing of itself:\n${output.slice(0, 2_000)}`));
      resolve({ wall: performance.now() - start, ...JSON.parse(usage), output });
    });
  });
}
