import picomatch from "picomatch";
import { mayHoldAlerts } from "../alerts/readAlerts";
import { globOptions } from "../config/values";

/** What alert rules are written in, unless the configuration names the files. */
export const alertGlobs: readonly string[] = ["**/*.yml", "**/*.yaml", "**/*.json"];

const alertEnding = /\.(?:ya?ml|json)$/i;

/** Paths of files that are worth a word when nothing of them can be read; others are most likely something else. */
export const tellingName = /alert|rule|monitor/i;

/** Longer files are the output of programs, and reading one would hold up everything; bytes. */
export const alertSizeLimit = 5 * 1024 * 1024;

/** How much of a file that is too large, or no text, is looked at; bytes. */
export const alertHead = 64 * 1024;

/** The beginning of a file that cannot be read as a whole is that of alert rules. Also of UTF-16, read as UTF-8. */
export const beginsWithAlerts = (path: string, head: string): boolean => mayHoldAlerts(path, head.replaceAll("\0", ""));

/**
 * Why alerts are looked for in a file: the configuration names it, or it ends as such files do; undefined when they
 * are not.
 * @param globs patterns of the configuration; with any, only what they match counts
 */
export function alertFileBy(path: string, globs: readonly string[]): "named" | "ending" | undefined {
  if (globs.length === 0) return alertEnding.test(path) ? "ending" : undefined;
  return globs.some((glob) => picomatch.isMatch(path, glob, globOptions)) ? "named" : undefined;
}
