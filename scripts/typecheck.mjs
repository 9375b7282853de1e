// Checks every room against only the platform it may see: node scripts/typecheck.mjs [room]…
import { run } from "./progress.mjs";

/** Folders with a tsconfig.json; the last one holds tests, tools and once more everything together. */
const rooms = [
  "server",
  "server/src/node",
  "server/src/cli",
  "server/src/browser",
  "client",
  "client/src/node",
  "client/src/browser",
  "client/src/runs/page",
  "client/src/readingClub/page",
  ".",
];

const asked = process.argv.slice(2);
const queue = rooms.filter((room) => asked.length === 0 || asked.includes(room));
let failed = 0;

async function work() {
  for (let room = queue.shift(); room !== undefined; room = queue.shift()) {
    const memory = `node_modules/.cache/afterword-types/${room.replaceAll("/", "-")}.tsbuildinfo`;
    const args = ["node_modules/typescript/bin/tsc", "-p", room, "--pretty", "false", "--incremental"];
    args.push("--tsBuildInfoFile", memory);
    const { code, output } = await run(process.execPath, args, { quiet: true });
    console.log(`${code === 0 ? "✓" : "✗"} ${room}`);
    if (code === 0) continue;
    failed++;
    process.stdout.write(output);
  }
}

await Promise.all([work(), work()]);
process.exitCode = failed === 0 ? 0 : 1;
