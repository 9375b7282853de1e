import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { virtualModulesForVite } from "./scripts/virtualModules.mjs";

export default defineConfig({
  plugins: [virtualModulesForVite(fileURLToPath(new URL(".", import.meta.url)))],
  test: {
    include: ["test/{server,client,protocol,fuzz}/**/*.test.ts"],
    // Two workers suit two cores; a machine with more loses little.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
