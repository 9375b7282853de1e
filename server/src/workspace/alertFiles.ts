import picomatch from "picomatch";
import { globOptions } from "../config/values";

/** What alert rules are written in, unless the configuration names the files. */
export const alertGlobs: readonly string[] = ["**/*.yml", "**/*.yaml", "**/*.json"];

const alertEnding = /\.(?:ya?ml|json)$/i;

/** Paths of files that are worth a word when they cannot be read; others are most likely something else. */
export const tellingName = /alert|rule|monitor/i;

/** Longer files are the output of programs, and reading one would hold up everything; bytes. */
export const alertSizeLimit = 5 * 1024 * 1024;

/**
 * Why alerts are looked for in a file: the configuration names it, or it ends as such files do; undefined when they
 * are not.
 * @param globs patterns of the configuration; with any, only what they match counts
 */
export function alertFileBy(path: string, globs: readonly string[]): "named" | "ending" | undefined {
  if (globs.length === 0) return alertEnding.test(path) ? "ending" : undefined;
  return globs.some((glob) => picomatch.isMatch(path, glob, globOptions)) ? "named" : undefined;
}
