import type { AlertRule } from "./alertRule";

/** A part of an alert file that cannot be read: its alerts are in no list and in no check. */
export const unreadableAlerts: AlertRule = {
  code: "alert/unreadable",
  severity: "warning",
  onByDefault: true,
  *check({ file }) {
    for (const { span, message } of file.problems) yield { span, message };
  },
};
