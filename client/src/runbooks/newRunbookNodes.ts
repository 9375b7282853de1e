import type { RunbookItem } from "../../../server/src/protocol";

export interface PageFolder {
  /** Name of the workspace folder. */
  readonly folder: string;
  /** In it, `/` separated; empty for the folder itself. */
  readonly path: string;
  /** Runbooks in it. */
  readonly pages: number;
}

/** The folders that hold runbooks, the one with the most first. */
export function runbookFolders(items: readonly Pick<RunbookItem, "kind" | "folder" | "path">[]): readonly PageFolder[] {
  const folders = new Map<string, PageFolder>();
  for (const { kind, folder, path: file } of items) {
    if (kind !== "runbook") continue;
    const path = file.split("/").slice(0, -1).join("/");
    const key = `${folder}:${path}`;
    folders.set(key, { folder, path, pages: (folders.get(key)?.pages ?? 0) + 1 });
  }
  return [...folders.values()].sort((a, b) => b.pages - a.pages);
}

/** A file name for a page: the name without what some file system refuses. Undefined when nothing is left. */
export function fileNameOf(title: string): string | undefined {
  const name = title
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|#%]+/gu, " ")
    .trim()
    .replace(/\s+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  if (name === "") return undefined;
  return `${/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `${name}-runbook` : name}.md`;
}

/** Puts the name and the day in the places a template leaves for them. */
export function fillTemplate(template: string, { title, day }: NewPage): string {
  const values: Readonly<Record<string, string>> = { title, name: title, alert: title, date: day, today: day };
  return template.replace(/\{\{\s*(title|name|alert|date|today)\s*\}\}/g, (_, key: string) => values[key] ?? "");
}

export interface NewPage {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Names of the alerts it is for. */
  readonly alerts: readonly string[];
}

/** What a runbook says, where the team has no template of its own. */
export const runbookTemplate = { en: english, ja: japanese } as const;

function english(page: NewPage): string {
  return pageOf(page, {
    owner: "team",
    sections: [
      ["Meaning", "[What the alert says, in one sentence.]"],
      ["Impact", "[What users notice.]"],
      ["Diagnosis", "1. [What to look at first.]"],
      ["Mitigation", "1. [The step that makes it better.]"],
      ["Verification", "[How you know that it worked.]"],
      ["Rollback", "[How to undo the step.]"],
      ["Escalation", "[Whom to call, and after how long.]"],
    ],
  });
}

function japanese(page: NewPage): string {
  return pageOf(page, {
    owner: "チーム名",
    sections: [
      ["意味", "[このアラートが示すことを1文で。]"],
      ["影響", "[ユーザーから見える影響。]"],
      ["調査", "1. [最初に確認すること。]"],
      ["緩和", "1. [影響を小さくする手順。]"],
      ["確認", "[回復したと分かる条件。]"],
      ["切り戻し", "[手順を元に戻す方法。]"],
      ["エスカレーション", "[何分たったら誰を呼ぶか。]"],
    ],
  });
}

function pageOf(
  { title, day, alerts }: NewPage,
  words: { readonly owner: string; readonly sections: readonly (readonly [string, string])[] },
): string {
  const front = [
    "---",
    "kind: runbook",
    `owner: "[${words.owner}]"`,
    `alerts: [${alerts.map((name) => JSON.stringify(name)).join(", ")}]`,
    `last_reviewed: ${day}`,
    "review_every: 6 months",
    "---",
  ];
  const sections = words.sections.map(([heading, text]) => `## ${heading}\n\n${text}\n`);
  return `${front.join("\n")}\n\n# ${title}\n\n${sections.join("\n")}`;
}
