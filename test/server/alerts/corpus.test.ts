import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mayHoldAlerts, readAlerts } from "../../../server/src/alerts/readAlerts";

const corpus = join(import.meta.dirname, "../../../../shared/corpus/alerts");

function filesOf(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(corpus, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(corpus, folder, path), "utf8") }));
}

/** Says in its title when the files are not there. */
const collection = existsSync(corpus) ? describe : describe.skip;

collection(
  `the rules of public projects${existsSync(corpus) ? "" : " (skipped: ../shared/corpus is not there)"}`,
  () => {
    it("are read completely, with places that hold their names", () => {
      let alerts = 0;
      for (const { path, text } of filesOf("samber__awesome-prometheus-alerts")) {
        const file = readAlerts(path, text);
        expect(file?.problems ?? [], path).toEqual([]);
        alerts += file?.alerts.length ?? 0;
        expect(file?.alerts.length ?? 0, path).toBe(text.match(/^\s*- alert:/gm)?.length ?? 0);
        for (const { name, severity } of file?.alerts ?? []) {
          expect(text.slice(name.span.start, name.span.end)).toBe(name.text);
          expect(severity?.text).toMatch(/^(?:critical|warning|info)$/);
        }
      }
      expect(alerts).toBe(954);
    });

    it("are told from their tests and from configuration", () => {
      const files = filesOf("Kaikei-e__Alt");
      const read = files.flatMap(
        ({ path, text }) => readAlerts(path, text)?.alerts.map((alert) => ({ alert, text, path })) ?? [],
      );
      expect(read.filter(({ alert }) => alert.format === "prometheus")).toHaveLength(50);
      expect(read.filter(({ alert }) => alert.format === "grafana")).toHaveLength(18);
      expect(read).toHaveLength(68);
      expect(read.filter(({ path }) => path.includes("tests/") || path.endsWith("prometheus.yml"))).toEqual([]);
      const links = read.flatMap(({ alert, text }) => alert.links.map((link) => ({ ...link, text })));
      expect(links.length).toBeGreaterThanOrEqual(30);
      for (const { raw, span, text, runbook } of links) {
        expect(text.slice(span.start, span.end)).toBe(raw);
        expect(runbook).toBe(true);
      }
      for (const { path, text } of files.filter((file) => file.path.endsWith("_test.yml")))
        expect(mayHoldAlerts(path, text)).toBe(false);
    });
  },
);
