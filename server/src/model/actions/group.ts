import type { ItemBlock, ParagraphBlock } from "../../markdown/blocks";
import type { Inline } from "../../markdown/inline";
import { readActionState } from "../../lexicon/values";
import { labelKey } from "../../text/normalize";
import type { ActionState } from "../document";

/** A line above actions that says something of all of them: whose they are, or that they are done. */
export interface Group {
  readonly owner: string | undefined;
  readonly state: ActionState;
}

/** Words that sort actions and are nobody's name. */
const categories = new Set(
  [
    "prevent",
    "prevention",
    "preventive",
    "detect",
    "detection",
    "mitigate",
    "mitigation",
    "process",
    "people",
    "technology",
    "technical",
    "tooling",
    "tools",
    "monitoring",
    "alerting",
    "alerts",
    "observability",
    "documentation",
    "docs",
    "communication",
    "communications",
    "comms",
    "infrastructure",
    "infra",
    "application",
    "code",
    "testing",
    "tests",
    "security",
    "training",
    "other",
    "others",
    "misc",
    "general",
    "notes",
    "note",
    "background",
    "goal",
    "goals",
    "immediate",
    "short term",
    "short-term",
    "medium term",
    "medium-term",
    "mid term",
    "long term",
    "long-term",
    "now",
    "next",
    "later",
    "today",
    "soon",
    "future",
    "follow up",
    "follow-up",
    "followups",
    "actions",
    "action items",
    "tasks",
    "items",
    "todo",
    "done",
    "open",
    "closed",
    "completed",
    "pending",
    "planned",
    "backlog",
    "high",
    "medium",
    "low",
    "critical",
    "must",
    "should",
    "could",
    "p0",
    "p1",
    "p2",
    "p3",
    "p4",
    "priority",
    "corrective",
    "investigate",
    "improvements",
    "remediation",
    "response",
    "recovery",
    "resolution",
    "reliability",
    "performance",
    "policy",
    "organizational",
    "why",
    "what",
    "how",
    "cause",
    "impact",
    "example",
    "summary",
    "links",
    "reference",
    "references",
    "tickets",
    "issues",
    "owner",
    "due",
    "status",
    "予防",
    "検知",
    "緩和",
    "プロセス",
    "短期",
    "中期",
    "長期",
    "短期対応",
    "中期対応",
    "長期対応",
    "短期的",
    "中期的",
    "長期的",
    "暫定",
    "恒久",
    "恒久対応",
    "暫定対応",
    "技術",
    "組織",
    "技術面",
    "組織面",
    "運用",
    "監視",
    "その他",
    "即時",
    "完了",
    "未完了",
    "対応済み",
    "必須",
    "推奨",
    "高",
    "中",
    "低",
    "備考",
    "補足",
    "背景",
    "目的",
    "kort sikt",
    "lang sikt",
    "teknisk",
    "prosess",
    "短期措施",
    "长期措施",
  ].map(labelKey),
);

const initials = /^[A-Z]{2,3}(?:\s?[/&,+]\s?[A-Z]{2,3})*$/;
const bracketed = /^(?:\[[^\]]+\]|\([^)]+\)|（[^）]+）|【[^】]+】)$/;
const handle = /^@[\w.-]+$/;
const personName = /^\p{Lu}[\p{L}'’.-]+(?:\s+(?:\p{Lu}[\p{L}'’.-]*|de|van|von|der)){0,3}$/u;
const between = /\s*[,/&+、・]\s*|\s+(?:and|og)\s+/;
/** `GCP Firewall` is a thing: an acronym of three letters or more stands in no name, though it may be initials. */
const acronym = /(?:^|\s)\p{Lu}{3,}(?=\s)|(?<=\s)\p{Lu}{3,}$/u;
const japaneseName = /^[\p{Script=Han}\p{Script=Katakana}ー]{1,8}(?:さん|氏|チーム|班|部|担当)$/u;

/** Whether a word or two can be whose a task is: initials, a handle, a name, a team. */
export function isName(text: string): boolean {
  const name = text.trim();
  return (
    name.length < 48 &&
    !categories.has(labelKey(name)) &&
    !acronym.test(name) &&
    name
      .split(between)
      .every((one) => initials.test(one) || handle.test(one) || japaneseName.test(one) || personName.test(one))
  );
}

/** A paragraph that is one short line of its own: `**Alex**`, `JG:`, `(Completed)`. */
export function groupOfParagraph(block: ParagraphBlock): Group | undefined {
  const line = block.lines[0];
  return block.lines.length === 1 && line ? groupOfLine(line) : undefined;
}

/** An item that only heads the items nested in it: a name, a state, a kind of task. A sentence is a task itself. */
export function groupOfItem(block: ItemBlock): Group | undefined {
  const [line] = block.lines;
  const group = block.lines.length === 1 && line ? groupOfLine(line) : undefined;
  if (!line || !group || group.owner !== undefined || group.state !== "unknown") return group;
  const plain = line.text.replace(/[\s:：]+$/, "").trim();
  return categories.has(labelKey(plain)) || (plain.split(/\s+/).length <= 2 && plain.length <= 16) ? group : undefined;
}

function groupOfLine(line: Inline): Group | undefined {
  const text = line.text.trim();
  const plain = text.replace(/[:：]\s*$/, "").trim();
  const bold = line.marks.some((mark) => mark.kind === "strong" && mark.start === 0 && mark.end >= plain.length);
  const marked = bold || plain !== text || initials.test(plain) || handle.test(plain) || bracketed.test(plain);
  if (!plain || plain.length > 60 || !marked) return undefined;
  const state = readActionState(plain.replace(/^[[(（【]|[\])）】]$/g, ""));
  if (state !== "unknown") return { owner: undefined, state };
  const name = plain.replace(/\s+[-–—(（].*$/, "");
  return { owner: isName(name) ? name : undefined, state: "unknown" };
}
