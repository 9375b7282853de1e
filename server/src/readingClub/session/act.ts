import { joinLines } from "../../runbooks/run/stepText";
import { plainMarkdown } from "../annotation/plainMarkdown";
import { appendItems, asItem, languageOf } from "./sections";
import { headingsOf } from "./headings";
import { readMarkdown } from "../../markdown/read";

/** A follow-up as the facilitator hears it. */
export interface SessionAction {
  readonly text: string;
  readonly owner: string | undefined;
  readonly due: string | undefined;
}

/** A session's text with one more thing that was learned. */
export const addLearning = (session: string, text: string, language: "en" | "ja"): string =>
  text.trim() === "" ? session : appendItems(session, "learned", [asItem(text)], language);

/** A session's text with one more action: an open box, with owner and due day as other documents write them. */
export function addAction(session: string, action: SessionAction, language: "en" | "ja"): string {
  if (action.text.trim() === "") return session;
  const own = languageOf(headingsOf(readMarkdown(session)), language);
  return appendItems(session, "actions", [actionItem(action, own)], language);
}

export function actionItem({ text, owner, due }: SessionAction, language: "en" | "ja"): string {
  const japanese = language === "ja";
  const labels = japanese ? { owner: "担当: ", due: "期限: " } : { owner: "owner: ", due: "due: " };
  const details = [told(labels.owner, owner), told(labels.due, due)].filter((part) => part !== "");
  const behind = details.length === 0 ? "" : japanese ? `（${details.join("、")}）` : ` (${details.join(", ")})`;
  return `- [ ] ${plainMarkdown(oneLine(text)).join(" ")}${behind}`;
}

const told = (label: string, value: string | undefined): string => {
  // A bracket or a comma would end the name for whoever reads the line, HTML the text behind it.
  const plain = oneLine(value ?? "")
    .replace(/[\s()（）,、;；|<>]+/g, " ")
    .trim();
  return plain === "" ? "" : `${label}${plain}`;
};

const oneLine = (text: string): string => joinLines(text.split(/\r\n|\n|\r/));
