import { escapeMarkdown } from "../../runbooks/run/stepText";
import { asItem, sectionHeading } from "./sections";
import { writeSessionHead, type SessionFile } from "./sessionFile";

/** What a new session says beside its front matter. */
export interface SessionBody {
  /** Markdown that leads to what is read. */
  readonly link: string;
  readonly why: string | undefined;
}

/** The text of a new session's file: its sections in the order of the hour. */
export function writeSession(
  head: Omit<SessionFile, "name" | "done">,
  { link, why }: SessionBody,
  language: "en" | "ja",
): string {
  const words = language === "ja" ? { read: "読むもの：", from: portionJa } : { read: "Reading: ", from: portionEn };
  const { from, to } = head.portion ?? {};
  const portion = from === undefined ? "" : words.from(escapeMarkdown(from), to && escapeMarkdown(to));
  const reason = why?.trim() ?? "";
  const section = (name: Parameters<typeof sectionHeading>[0], ...lines: readonly string[]): readonly string[] => [
    `## ${sectionHeading(name, language)}`,
    "",
    ...lines.flatMap((line) => [line, ""]),
  ];
  return [
    writeSessionHead(head),
    `# ${head.title.replace(/\s+/g, " ").trim().replace(/</g, "\\<")}`,
    "",
    `${words.read}${link}${portion}`,
    "",
    ...section("why", ...(reason === "" ? [] : [asItem(reason)])),
    ...section("notes"),
    ...section("discussion"),
    ...section("learned"),
    ...section("actions"),
  ]
    .join("\n")
    .replace(/\n+$/, "\n");
}

const portionEn = (from: string, to: string | undefined): string =>
  to === undefined ? ` (“${from}”)` : ` (from “${from}” to “${to}”)`;

const portionJa = (from: string, to: string | undefined): string =>
  to === undefined ? `（「${from}」）` : `（「${from}」から「${to}」まで）`;
