// Builds, also as the first command after a clone: npm run build [-- options of esbuild.mjs]
// No dependencies: it installs them.
import { fileURLToPath } from "node:url";
import { installIfNeeded } from "./install.mjs";
import { run } from "./progress.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const installed = await installIfNeeded(root);
const { code } = installed
  ? await run(process.execPath, ["esbuild.mjs", ...process.argv.slice(2)], { cwd: root })
  : { code: 1 };
process.exitCode = code;
