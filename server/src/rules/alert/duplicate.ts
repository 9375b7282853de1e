import { message } from "../../text/message";
import type { AlertRule } from "./alertRule";

/** Another alert has the same name, and nothing tells the two apart. */
export const duplicateAlert: AlertRule = {
  code: "alert/duplicate",
  severity: "warning",
  onByDefault: true,
  *check(file, { workspace }) {
    for (const linked of file.alerts) {
      const others = workspace.duplicatesOf(linked);
      const [first] = others;
      if (first === undefined) continue;
      yield {
        span: linked.alert.name.span,
        message: message(
          "“{0}” is defined again in {1}, and nothing tells the two apart: whoever is called cannot know which one fired. Rename one, or remove it.",
          linked.alert.name.text,
          first.path,
        ),
        related: others.map(({ alert, path, lines }) => ({
          span: alert.name.span,
          message: message("“{0}” is also here", alert.name.text),
          ...(path === file.path ? {} : { elsewhere: { path, lines } }),
        })),
      };
    }
  },
};
