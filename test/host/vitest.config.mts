import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Windows are opened one after another: each is a whole VS Code. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["test/host/ui/**/*.test.ts"],
    setupFiles: ["test/host/picturesOfFailures.ts"],
    reporters: ["verbose"],
    passWithNoTests: true,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
