import { expect } from "vitest";
import type { Alert, AlertFile } from "../../../server/src/alerts/alert";
import { mayHoldAlerts, readAlerts } from "../../../server/src/alerts/readAlerts";
import { translator } from "../../../server/src/text/message";

/** The file, read; fails when it is none. */
export function read(text: string, path = "rules.yml"): AlertFile {
  const file = readAlerts(path, text);
  if (file === undefined) throw new Error(`not read as alerts:\n${text}`);
  expect(mayHoldAlerts(path, text)).toBe(true);
  return file;
}

export function first(text: string, path?: string): Alert {
  const [alert] = read(text, path).alerts;
  if (alert === undefined) throw new Error(`no alerts in\n${text}`);
  return alert;
}

export const names = (file: AlertFile): readonly string[] => file.alerts.map(({ name }) => name.text);

export const raws = ({ links }: Alert): readonly string[] => links.map(({ raw }) => raw);

/** What stands at the places of links. */
export const written = (text: string, { links }: Alert): readonly string[] =>
  links.map(({ span }) => text.slice(span.start, span.end));

/** Problems as `place: sentence`. */
export const told = (text: string, { problems }: AlertFile): readonly string[] =>
  problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${translator()(message)}`);

/** Rules of one group, each as lines that begin at the dash. */
export const rules = (...items: readonly string[]): string =>
  ["groups:", "- name: shop", "  rules:", ...items.map((item) => item.replace(/^/gm, "  "))].join("\n");
