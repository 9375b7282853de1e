import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What is built, and what package.json says about it: run after a build. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: { include: ["test/{bundle,manifest}/**/*.test.ts"], testTimeout: 60_000 },
});
