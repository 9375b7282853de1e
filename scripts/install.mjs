// Brings node_modules in line with the lockfile, when it is not.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run, seconds } from "./progress.mjs";

/** @typedef {Readonly<Record<string, { version?: string, optional?: boolean, link?: boolean }>>} Packages */

/**
 * @param {string} root
 * @returns {Promise<boolean>} whether everything is there
 */
export async function installIfNeeded(root) {
  const missing = whatIsMissing(root);
  if (missing === undefined) return true;
  const start = Date.now();
  console.log(`▶ install (${missing}): npm ci`);
  const { code, output } = await run("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    quiet: true,
    step: "install",
  });
  if (code !== 0) console.log(output);
  console.log(`${code === 0 ? "✓" : "✗"} install (${seconds(start)})`);
  return code === 0;
}

/**
 * Why an install is needed; undefined when it is not.
 * @param {string} root
 */
function whatIsMissing(root) {
  const installed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return "node_modules is missing";
  const wanted = packagesOf(join(root, "package-lock.json"));
  const there = packagesOf(installed);
  const other = Object.keys(wanted).find(
    (path) =>
      path !== "" && !wanted[path]?.optional && !wanted[path]?.link && wanted[path]?.version !== there[path]?.version,
  );
  return other === undefined ? undefined : `${other} is not as in package-lock.json`;
}

/** @param {string} lockfile @returns {Packages} */
const packagesOf = (lockfile) => JSON.parse(readFileSync(lockfile, "utf8")).packages;
