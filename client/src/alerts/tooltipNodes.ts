import type { AlertItem, AlertState } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { escapeMarkdown, shorten } from "../views/rowNodes";

const longest = 300;

/** How an alert and its page stand, in a few words; empty when all is well. */
export function stateInWords(alert: AlertItem, say: Say): string {
  const words = [
    stateWord(alert.state, say),
    alert.duplicate ? say("defined more than once") : "",
    alert.muted ? say("muted") : "",
  ];
  return words.filter((word) => word !== "").join(say(", "));
}

function stateWord(state: AlertState, say: Say): string {
  switch (state) {
    case "covered":
      return "";
    case "external":
      return say("web page");
    case "no-runbook":
      return say("no runbook");
    case "dead-link":
      return say("dead link");
    case "dead-anchor":
      return say("dead anchor");
  }
}

/** What is worth knowing of an alert, as Markdown with every text escaped. */
export function alertTooltip(alert: AlertItem, say: Say): string {
  const { severity, component, group, link, byName } = alert;
  const state = stateInWords(alert, say);
  const facts = [
    severity === undefined ? "" : say("Severity: {0}", quote(severity)),
    component === undefined ? "" : say("Component: {0}", quote(component)),
    group === undefined ? "" : say("Group: {0}", quote(group)),
    link === undefined ? "" : say("Link: {0}", quote(link)),
    byName && alert.state === "covered" ? say("It has no link; its runbook goes by its name.") : "",
  ].filter((fact) => fact !== "");
  const parts = [
    `**${quote(alert.name)}**${state === "" ? "" : ` — ${quote(state)}`}`,
    alert.summary === undefined ? "" : quote(alert.summary),
    facts.map((fact) => `- ${fact}`).join("\n"),
    `*${quote(alert.path)}*`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

const quote = (text: string): string => escapeMarkdown(shorten(text, longest));
