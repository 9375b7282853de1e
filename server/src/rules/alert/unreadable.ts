import type { AlertRule } from "./alertRule";

/** A part of an alert file that cannot be read: its alerts are in no list and in no check. Or one others refuse. */
export const unreadableAlerts: AlertRule = {
  code: "alert/unreadable",
  severity: "warning",
  onByDefault: true,
  *check({ file }) {
    for (const { span, message, read } of file.problems)
      yield read === true ? { span, message, severity: "info" } : { span, message };
  },
};
