import { list } from "./list";
import type { FieldKey } from "../model/document";

/**
 * Labels by meaning, in the languages people write incident documents in. Compared by `labelKey`
 * (width, case and spaces do not matter), so one spelling of each is enough.
 * Evidence: labels counted over some 870 public reports; a team adds its own under `lexicon:`.
 */
export const fieldLabels: Readonly<Partial<Record<FieldKey, readonly string[]>>> = {
  id: list(`
    Incident ID | Incident Number | Incident No | Incident # | INC | Incident ID / Ticket # | Postmortem ID |
    Incident | ID | Ticket | Ticket # | インシデントID | インシデント番号 | 障害ID | 障害番号 | 障害ID/Issue | 管理番号 | 事件编号 | 事故编号 |
    Hendelses-ID | Saksnummer
  `),
  title: list(`Title | Incident Title | Subject | 件名 | タイトル | 表題 | 题目 | 标题 | Tittel`),
  severity: list(`
    Severity | Severity Level | SEV | Sev Level | Incident Severity | Incident Level | Severity Rating |
    Max Severity | Final Severity | 重大度 | 深刻度 | 重要度 | 障害レベル | 障害ランク | Severityレベル | インシデントレベル | 严重程度 | 严重级别 |
    故障等级 | 级别 | 事故等级 | Alvorlighetsgrad | Alvorlighet
  `),
  status: list(`
    Status | Report Status | State | Incident Status | Current Status | Document Status | Postmortem Status |
    ステータス | 状態 | 対応状況 | 現在の状況 | 文書ステータス | 状态 | 当前状态 | Tilstand
  `),
  date: list(`
    Date | Incident Date | Date (UTC) | Date / Time | Date of Incident | Date and Time |
    Date & Time (Start – End) | Start–End | Start - End | Start / End | Incident window | Outage window |
    Time window | When | Incident Date and Time | Date/Time of incident | 日付 | 日時 | 障害日 | 検証日 | 发生日期 | 日期 | Dato
  `),
  start: list(`
    Start | Start Time | Start time (UTC) | Started | Started At | Start date | Incident start |
    Incident Start Time | Impact start | Incident from | Fault occurs | Fault occurred | Incident began |
    Incident started | Issue began | Began | Began at | start_time | incident_start_time | Time Started |
    Outage start | Issue started | Time of incident | Time of occurrence | Occurred | Occurred at | Onset | 発生日時 |
    発生時刻 | 障害発生日時 | 障害発生時刻 | 事象開始 | 開始時刻 | 開始日時 | 発生日 | 障害発生日 | 影響開始 | 影響開始日時 | 影響開始時刻 | 障害開始日時 | 障害発生 | 発生 |
    开始时间 | 发生时间 | 故障开始时间 | Starttidspunkt | Start tidspunkt | Startet
  `),
  detected: list(`
    Detected | Detected At | First detected | Fault detected | Incident detected | Issue detected |
    Problem detected | Date/time detected | Detection Time | Time Detected | Time of detection | Team aware |
    Discovered | Discovered at | Alerted | Alert fired | First alert | Noticed | 検知日時 | 検知日 | 検知時刻 | 障害検知日時 |
    受付時刻 | 受付日時 | 発覚日時 | 発見日時 | 検出日時 | 认知时间 | 发现时间 | 检测时间 | Oppdaget | Oppdaget tidspunkt
  `),
  declared: list(`Incident declared | Declared | Declared At | Time Declared | インシデント宣言 | 宣言日時 | 障害宣言`),
  acknowledged: list(`
    Acknowledged | Acknowledged At | Time Acknowledged | Response started | Responded | 対応開始 | 対応開始日時 | 対応開始時刻 |
    初動 | 响应时间
  `),
  mitigated: list(`
    Repaired | Mitigated | Mitigated At | Mitigation Time | Time Mitigated | Incident repaired | Impact end |
    Impact mitigated | Service restored | 緩和 | 緩和日時 | 緩和時刻 | 暫定復旧 | 暫定復旧日時 | 一次復旧 | 一次復旧日時 | 一次緩和 | 影響終了 |
    影響終了日時 | 暫定対応完了 | 缓解时间
  `),
  end: list(`
    End | End Time | End time (UTC) | End date | Ended | Ended At | Resolved | Resolved At | Resolution Time |
    Time Resolved | Resolved time | Incident resolved | Incident until | Incident till | Incident end |
    resolvedWhen | end_time | incident_end_time | Fixed | Fixed at | Recovered | Recovered at | Recovery |
    Recovery time | Time of resolution | Outage end | Fully resolved | 復旧日時 | 復旧日 | 収束日 | 解消日 | 解消日時 | 対応完了日 |
    復旧時刻 | 復旧 | 障害復旧日時 | 障害復旧時刻 | 対応完了時刻 | 対応完了日時 | 終了時刻 | 終了日時 | 解決日時 | 解決時刻 | 収束 | 収束日時 | 終息 | 終息日時 | 完了日時 |
    完全復旧 | 完全復旧日時 | 恒久復旧日時 | 恢复时间 | 结束时间 | 解决时间 | Sluttidspunkt | Løst tidspunkt | Slutt
  `),
  duration: list(`
    Duration | Total Duration | Incident Duration | Total impact duration | Impact duration | Outage duration |
    Downtime | Total downtime | Time to resolve | Time to resolution | Time to recovery | Time to recover |
    Length of incident | Length | Outage length | 障害時間 | 影響時間 | 影響期間 | ダウンタイム | 停止時間 | 復旧時間 | 障害期間 | 障害継続時間 |
    継続時間 | 持续时间 | 影响时长 | 故障时长 | 影响时间 | Varighet | Nedetid
  `),
  impact: list(
    `Impact | Customer impact | User impact | Users impacted | 影響 | 影響範囲 | 影響内容 | 影響概要 | 影响 | 影响范围 | Konsekvens`,
  ),
  cause: list(`Cause | Root cause | Root causes | 原因 | 根本原因 | 直接原因 | 根因 | Årsak | Rotårsak`),
  trigger: list(`Trigger | トリガー | 契機 | Utløsende faktor`),
  detection: list(`Detection | Detection method | How detected | 検知方法 | 検知経路 | Påvisning`),
  resolution: list(`Resolution | 対応内容 | 暫定対応 | Løsning`),
  summary: list(`Summary | 概要 | 障害概要 | Sammendrag | 摘要`),
  ttd: list(`
    Time to detection | Time to Detect | Time to Detect (TTD) | TTD | MTTD | Detection delay | 検知までの時間 |
    検知までの時間 (TTD) | 検知までの時間（MTTD）
  `),
  ttr: list(`
    Time to repair | TTR | MTTR | TTM | Time to mitigate | Time to mitigate (TTM) | Time to mitigation | 復旧までの時間 |
    復旧までの時間 (TTR) | 復旧までの時間（MTTR）
  `),
  authors: list(`
    Author | Authors | Author(s) | Written by | By | Prepared by | Report Author | Postmortem Author |
    Document Owner | 作成者 | 著者 | 記入者 | 執筆者 | 作成 | 作者 | 撰写人 | 编写人 | Av | Forfatter | Skrevet av
  `),
  reviewers: list(`
    Reviewers | Reviewer | Reviewed By | Approver | Approvers | Approved by | レビュアー | レビュー者 | レビューア | 承認者 | 审核人 |
    Gjennomgått av
  `),
  services: list(`
    Affected services | Services Affected | Service Affected | Affected service | Systems impacted |
    Systems affected | Service(s) affected | Service | Services | Impacted services | Services impacted |
    affected | Affected Systems | Affected System | Affected Systems/Services | Affected components |
    Affected component | services_affected | affected_services | impacted_services | System | Systems | Product |
    Products affected | 影響サービス | 影響を受けたサービス | 影響機能 | 影響を受けた機能 | 対象サービス | 対象システム | 影響システム | 対象 | 受影响服务 | 影响服务 |
    受影响系统 | Berørte tjenester | Berørte systemer | Tjeneste
  `),
  tags: list(`tags | categories | keywords | Category | component | Labels | 種別 | 分類 | カテゴリ | 分类 | 类别`),
  commander: list(`
    Incident Commander | IC | Incident Lead | Incident Manager | SRE Lead | インシデントコマンダー | 障害対応リーダー | 対応リーダー |
    指揮官 | 指揮者 | 対応責任者 | 故障指挥官 | Hendelsesleder
  `),
  deputy: list(`Deputy | Deputy Incident Commander | Deputy IC | IC補佐 | 副指揮官`),
  scribe: list(`Scribe | 記録係 | 記録担当 | 记录员`),
  information_sharing: list(
    `Information sharing | Comms lead (internal) | Internal communications | 情報共有係 | 情報共有担当`,
  ),
  customer_liaison: list(
    `Customer Liaison | Communications Lead | Comms Lead | Communications | 顧客対応担当 | サポート連携 | 告知担当`,
  ),
  responders: list(`
    Responders | Responder | Resolver | Responding engineers | On-call | On-call engineer |
    Subject matter expert | 担当 | 担当者 | 対応者 | 作業者 | 調査担当 | 处理人 | Håndtert av
  `),
  reporter: list(
    `Reported By | Reporter | Detected by | Discovered by | 発見者 | 報告者 | 通報者 | 发现人 | 报告人 | Meldt av`,
  ),
  postmortem_owner: list(
    `Postmortem Owner | Post-mortem owner | Owner of postmortem | ポストモーテムのオーナー | ポストモーテムオーナー | ポストモーテム担当`,
  ),
  owner: list(`Owner | DRI | Owned by | オーナー | 责任人 | 负责人 | Eier | Ansvarlig`),
  facilitator: list(`Facilitator | 司会 | ファシリテーター | 進行`),
  note_taker: list(`Note-taker | Note taker | 議事録担当`),
  report_owner: list(`Report owner | 障害報告担当 | 社内共有担当`),
};

/** Front matter keys that mean something else than the same words as a label. */
export const frontMatterKeys: Readonly<Partial<Record<string, FieldKey>>> = {
  author: "authors",
  authors: "authors",
  team: "authors",
  created_by: "authors",
  start: "start",
  started: "start",
  start_time: "start",
  incident_start: "start",
  started_at: "start",
  began_at: "start",
  end: "end",
  ended: "end",
  end_time: "end",
  resolved_at: "end",
  resolvedwhen: "end",
  resolved_when: "end",
  incident_end: "end",
  detected: "detected",
  detected_at: "detected",
  declared_at: "declared",
  acknowledged_at: "acknowledged",
  mitigated: "mitigated",
  mitigated_at: "mitigated",
  affected: "services",
  services: "services",
  service: "services",
  component: "services",
  components: "services",
  severity: "severity",
  sev: "severity",
  status: "status",
  resolved: "status",
  duration: "duration",
  id: "id",
  incident_id: "id",
  incident: "id",
  title: "title",
  date: "date",
  tags: "tags",
  categories: "tags",
  keywords: "tags",
  owner: "owner",
  commander: "commander",
  incident_commander: "commander",
  ic: "commander",
  scribe: "scribe",
  reviewers: "reviewers",
  responders: "responders",
  reporter: "reporter",
  facilitator: "facilitator",
  note_taker: "note_taker",
  report_owner: "report_owner",
  postmortem_owner: "postmortem_owner",
};
