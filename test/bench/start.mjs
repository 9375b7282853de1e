// From the start of the server's process to its answer to `initialize`, and what the bundles weigh.
import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { runNode } from "./cpu.mjs";
import { Editor } from "./editor.mjs";
import { median } from "./numbers.mjs";

/** @typedef {import("./editor.mjs").Server} Server */
/** @typedef {{ name: string, wall: number, cpu: number | undefined }} Started */

/**
 * @param {readonly Server[]} servers
 * @param {number} rounds
 * @returns {Promise<readonly Started[]>} bare node first
 */
export async function measureStart(servers, rounds) {
  /** @type {Map<string, { wall: number, cpu: number | undefined }[]>} */
  const samples = new Map([["node -e 0", []]]);
  for (let round = 0; round < rounds; round += 1) {
    samples.get("node -e 0")?.push(await runNode(["-e", "0"], "."));
    for (const server of servers) {
      const editor = await Editor.start(server);
      const cpu = editor.cpu;
      await editor.stop();
      const taken = samples.get(server.name) ?? [];
      samples.set(server.name, [...taken, { wall: editor.startTook, cpu }]);
    }
  }
  return [...samples].map(([name, taken]) => {
    const cpus = taken.flatMap(({ cpu }) => (cpu === undefined ? [] : [cpu]));
    return { name, wall: median(taken.map(({ wall }) => wall)), cpu: cpus.length > 0 ? median(cpus) : undefined };
  });
}

/** @param {string} file @returns {{ size: number, zipped: number }} bytes */
export const weigh = (file) => ({ size: statSync(file).size, zipped: gzipSync(readFileSync(file)).length });
