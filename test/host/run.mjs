// Runs the suites in a real VS Code: node test/host/run.mjs [suite]… [--host=node|worker]
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { run } from "../../scripts/progress.mjs";
import { ensureHost, whyNotHere } from "./install.mjs";
import { runSuite } from "./runSuite.mjs";
import { suites } from "./suites.mjs";
import { root } from "./window.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { host: { type: "string" } } });

async function main() {
  const total = { passed: 0, failed: 0 };
  const add = (/** @type {{ passed: number, failed: number }} */ { passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };
  const why = whyNotHere();
  if (why !== undefined) {
    console.log(`NOT RUN on this machine: ${why}`);
  } else {
    await ensureHost();
    add(unlisted());
    for (const each of suites) {
      if (positionals.length > 0 && !positionals.includes(each.suite)) continue;
      for (const host of each.host ? [each.host] : /** @type {const} */ (["node", "worker"])) {
        if (values.host === undefined || values.host === host) add(await runSuite({ ...each, host }));
      }
    }
    if (positionals.length === 0 || positionals.includes("ui")) add(await windows());
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** A suite that nobody runs is a failure. */
function unlisted() {
  const names = readdirSync(join(root, "test/host/suite")).filter((name) => name.endsWith(".suite.ts"));
  const forgotten = names.filter((name) => !suites.some(({ suite }) => name === `${suite}.suite.ts`));
  for (const name of forgotten) console.log(`✗ ${name} is not in test/host/suites.mjs`);
  return { passed: 0, failed: forgotten.length };
}

/** The tests that look at a window from outside, as a person does (test/host/ui). */
async function windows() {
  const args = ["node_modules/vitest/vitest.mjs", "run", "--config", "test/host/vitest.config.mts"];
  const { code, output } = await run(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: "1" } });
  const tests = /^\s*Tests\s.*$/m.exec(output)?.[0] ?? "";
  const count = (/** @type {RegExp} */ what) => Number(what.exec(tests)?.[1] ?? 0);
  const failed = count(/(\d+) failed/);
  return { passed: count(/(\d+) passed/), failed: code !== 0 && failed === 0 ? 1 : failed };
}

await main();
