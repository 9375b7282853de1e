import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, onTestFailed } from "vitest";
import { openPages, root } from "./window.mjs";

const folder = join(root, "dist/failures");

/** What the window showed when a sentence did not hold. */
beforeEach(({ task }) => {
  onTestFailed(async () => {
    await mkdir(folder, { recursive: true });
    const name = `${task.suite?.name ?? ""} ${task.name}`.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 120);
    for (const page of openPages) {
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path, timeout: 10_000 }).catch(() => undefined);
      console.error(`picture: ${path}`);
    }
  });
});
