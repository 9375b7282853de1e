import type { FieldKey, SectionKey } from "../model/document";
import type { LocalText } from "../severity/scale";

/** What a field is called when one is added to a document, and in messages about it. */
const fieldNames: Readonly<Record<FieldKey, LocalText>> = {
  id: { en: "Incident ID", ja: "インシデントID" },
  title: { en: "Title", ja: "件名" },
  severity: { en: "Severity", ja: "重大度" },
  status: { en: "Status", ja: "ステータス" },
  date: { en: "Date", ja: "日付" },
  start: { en: "Start", ja: "発生日時" },
  detected: { en: "Detected", ja: "検知日時" },
  declared: { en: "Declared", ja: "宣言日時" },
  acknowledged: { en: "Acknowledged", ja: "対応開始日時" },
  mitigated: { en: "Mitigated", ja: "暫定復旧日時" },
  end: { en: "End", ja: "復旧日時" },
  duration: { en: "Duration", ja: "影響時間" },
  ttd: { en: "Time to detection", ja: "検知までの時間" },
  ttr: { en: "Time to repair", ja: "復旧までの時間" },
  authors: { en: "Authors", ja: "作成者" },
  reviewers: { en: "Reviewers", ja: "レビュアー" },
  services: { en: "Affected services", ja: "影響サービス" },
  tags: { en: "Tags", ja: "タグ" },
  impact: { en: "Impact", ja: "影響" },
  cause: { en: "Cause", ja: "原因" },
  trigger: { en: "Trigger", ja: "きっかけ" },
  detection: { en: "Detection", ja: "検知" },
  resolution: { en: "Resolution", ja: "対応" },
  summary: { en: "Summary", ja: "概要" },
  owner: { en: "Owner", ja: "担当" },
  commander: { en: "Incident Commander", ja: "インシデントコマンダー" },
  deputy: { en: "Deputy", ja: "IC補佐" },
  scribe: { en: "Scribe", ja: "記録係" },
  information_sharing: { en: "Information sharing", ja: "情報共有係" },
  customer_liaison: { en: "Customer liaison", ja: "顧客対応担当" },
  responders: { en: "Responders", ja: "対応者" },
  reporter: { en: "Reporter", ja: "発見者" },
  postmortem_owner: { en: "Postmortem owner", ja: "ポストモーテム担当" },
  facilitator: { en: "Facilitator", ja: "司会" },
  note_taker: { en: "Note-taker", ja: "議事録担当" },
  report_owner: { en: "Report owner", ja: "障害報告担当" },
};

const sectionNames: Readonly<Record<SectionKey, LocalText>> = {
  metadata: { en: "Metadata", ja: "メタデータ" },
  summary: { en: "Summary", ja: "概要" },
  impact: { en: "Impact", ja: "影響" },
  detection: { en: "Detection", ja: "検知" },
  timeline: { en: "Timeline", ja: "タイムライン" },
  cause: { en: "Contributing factors", ja: "原因" },
  trigger: { en: "Trigger", ja: "きっかけ" },
  resolution: { en: "Resolution", ja: "対応" },
  lessons: { en: "Lessons learned", ja: "学んだこと" },
  went_well: { en: "What went well", ja: "うまくいったこと" },
  went_wrong: { en: "What went wrong", ja: "うまくいかなかったこと" },
  lucky: { en: "Where we got lucky", ja: "運が良かったこと" },
  actions: { en: "Action items", ja: "アクションアイテム" },
  references: { en: "References", ja: "参考資料" },
  attendees: { en: "Attendees", ja: "参加者" },
  remaining_tasks: { en: "Remaining tasks", ja: "残タスク" },
  handover: { en: "Handover", ja: "申し送り事項" },
  current_status: { en: "Current status", ja: "現在の状況" },
  outlook: { en: "Outlook", ja: "今後の見通し" },
  gkpt: { en: "GKPT", ja: "GKPT" },
  good: { en: "Good", ja: "Good" },
  keep: { en: "Keep", ja: "Keep" },
  problem: { en: "Problem", ja: "Problem" },
  try: { en: "Try", ja: "Try" },
  questions: { en: "Questions", ja: "問い" },
  background: { en: "Background", ja: "背景" },
  stats: { en: "Numbers", ja: "数値" },
};

/** The label to write into a document of a language; messages use it too, for it is what the reader has to look for. */
export const fieldLabel = (key: FieldKey, language: string): string => fieldNames[key][language === "ja" ? "ja" : "en"];

export const sectionTitle = (key: SectionKey, language: string): string =>
  sectionNames[key][language === "ja" ? "ja" : "en"];
