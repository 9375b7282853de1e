import type { AnnotationKind } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import type { Icon } from "../views/rowNodes";

/** Kinds that a person chooses from, the default first. */
export const kinds = ["insight", "question", "surprise", "idea", "term"] as const satisfies readonly AnnotationKind[];

export function kindInWords(kind: AnnotationKind, say: Say): string {
  switch (kind) {
    case "insight":
      return say("Insight");
    case "question":
      return say("Question");
    case "surprise":
      return say("Surprise");
    case "idea":
      return say("Idea");
    case "term":
      return say("Term");
    case "note":
      return say("Plain note");
  }
}

export function kindIcon(kind: AnnotationKind): Icon {
  switch (kind) {
    case "insight":
      return { name: "eye", color: "charts.blue" };
    case "question":
      return { name: "question", color: "charts.purple" };
    case "surprise":
      return { name: "zap", color: "charts.red" };
    case "idea":
      return { name: "lightbulb", color: "charts.yellow" };
    case "term":
      return { name: "book", color: "charts.green" };
    case "note":
      return { name: "comment" };
  }
}
