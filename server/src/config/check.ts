import type { Diagnostic } from "../rules/rule";
import { codeEntry } from "./codes";
import { resolveConfig } from "./resolve";

/** The `config/invalid` diagnostics of an `.afterword.yaml`; `path` is relative to the workspace root. */
export function checkConfig(text: string, path: string): Diagnostic[] {
  const { config, problems } = resolveConfig({ file: { path, text } });
  const setting = config.rules["config/invalid"];
  const severity = setting?.level ?? codeEntry("config/invalid")?.severity ?? "error";
  if (severity === "off") return [];
  return problems.map(({ span, message }) => ({ code: "config/invalid", severity, span, message }));
}
