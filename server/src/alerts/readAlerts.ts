import type { AlertFile } from "./alert";
import { manifestAlerts, prometheusAlerts } from "./prometheus";
import { readYaml } from "./source/yamlSource";

/** Whether a file is worth reading as one that holds alerts: a look at its text that costs next to nothing. */
export function mayHoldAlerts(_path: string, text: string): boolean {
  return /(?:^|[\s{,-])["']?alert["']?[ \t]*:/.test(text) && /["']?expr["']?[ \t]*:/.test(text);
}

/** The alerts of a file in any of the known formats; undefined when it is none by its content. */
export function readAlerts(path: string, text: string): AlertFile | undefined {
  if (!mayHoldAlerts(path, text)) return undefined;
  const source = readYaml(text);
  const alerts = source.roots.flatMap((root) => manifestAlerts(root) ?? prometheusAlerts(root) ?? []);
  const [first] = alerts;
  return first && { format: first.format, alerts, problems: source.problems };
}
