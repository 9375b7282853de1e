import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The Japanese translations of all areas as one bundle, keys in order.
 * @param {string} root the project's folder
 * @returns {Record<string, string>}
 * @throws when two areas translate the same English text differently, or a file is not a flat object of texts
 */
export function readJapanese(root) {
  /** @type {Map<string, { text: string, file: string }>} */
  const found = new Map();
  for (const file of areaFiles(root)) {
    const area = JSON.parse(readFileSync(join(root, "l10n/ja", file), "utf8"));
    for (const [key, text] of Object.entries(area)) {
      if (typeof text !== "string") throw new Error(`l10n/ja/${file}: the translation of "${key}" is not a text`);
      const earlier = found.get(key);
      if (earlier && earlier.text !== text) {
        throw new Error(`"${key}" is translated differently in l10n/ja/${earlier.file} and l10n/ja/${file}`);
      }
      if (!earlier) found.set(key, { text, file });
    }
  }
  return Object.fromEntries([...found].sort(byKey).map(([key, { text }]) => [key, text]));
}

/** @param {string} root */
function areaFiles(root) {
  const folder = join(root, "l10n/ja");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith(".json")).sort();
}

/**
 * @param {readonly [string, unknown]} a
 * @param {readonly [string, unknown]} b
 */
const byKey = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
