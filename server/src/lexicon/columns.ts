import { list } from "./list";
/** Column headings of tables, compared by `labelKey`. */
export type ActionColumn =
  "number" | "task" | "owner" | "due" | "status" | "type" | "priority" | "ticket" | "reason" | "done-date";
export type TimelineColumn = "time" | "date" | "start" | "end" | "event" | "who" | "zone-time";

export const actionColumns: Readonly<Record<ActionColumn, readonly string[]>> = {
  number: list(`# | no | no. | id | nr | 番号 | 項番 | 序号 | №`),
  task: list(`
    action item | action items | action | actions | task | tasks | description | what | item | todo |
    improvement | measure | follow-up | followup | recommendation | corrective action | aksjon | tiltak | アクション |
    アクションアイテム | 内容 | 対応 | 対応内容 | 対策 | 対策内容 | タスク | 項目 | 改善項目 | 実施内容 | 施策 | やること | 行动项 | 行动 | 措施 | 改进项 | 事项 |
    改进措施 | 任务
  `),
  owner: list(`
    owner | owners | assignee | assigned to | assigned | who | responsible | dri | person | lead | poc | team |
    owner + deadline | owner/team | 担当 | 担当者 | オーナー | 責任者 | 主担当 | 担当チーム | eier | ansvarlig | hvem | 负责人 | 负责角色 |
    责任人 | owner / dri
  `),
  due: list(`
    due | due date | deadline | eta | by | by when | when | target date | target | target completion | timeframe |
    completion date | 期限 | 期日 | 完了予定 | 完了予定日 | 予定日 | 対応期限 | 目標 | いつまで | 締切 | frist | 截止日期 | 预期完成 | 预计完成 | 期限日 |
    完成时间 | 截止时间 | 计划完成时间
  `),
  status: list(
    `status | state | done | progress | done? | completed | 状態 | ステータス | 進捗 | 対応状況 | 状況 | 完了 | 状态 | 进度 | tilstand`,
  ),
  type: list(`type | category | kind | カテゴリ | カテゴリー | 種別 | 分類 | 区分 | 类型`),
  priority: list(`priority | p | prio | 優先度 | 优先级 | prioritet`),
  ticket: list(`
    bug | bug # | bug number | issue | issue # | issues | ticket | ticket # | tickets | link | links | jira | pr |
    github issue | tracking | tracking issue | reference | チケット | 課題 | リンク | referanse | sak | 工单 | 链接
  `),
  reason: list(
    `reason | notes | note | comment | comments | remarks | 理由 | 備考 | メモ | コメント | 备注 | kommentar`,
  ),
  "done-date": list(`completed on | completed date | date completed | 完了日 | 実施日 | 対応日 | 完成日期`),
};

export const timelineColumns: Readonly<Record<TimelineColumn, readonly string[]>> = {
  time: list(`
    time | times | timestamp | time stamp | date/time | date / time | datetime | date and time | date & time |
    date time | when | at | clock | 時刻 | 日時 | 時間 | タイムスタンプ | 日付・時刻 | 日付時刻 | tid | tidspunkt | klokkeslett | 时间 |
    时刻 | 日期时间 | 日期/时间
  `),
  date: list(`date | day | 日付 | 月日 | 日 | dato | 日期`),
  start: list(`start | start time | from | began | 開始 | 開始時刻 | 开始`),
  end: list(`end | end time | to | until | 終了 | 終了時刻 | 结束`),
  event: list(`
    event | events | what | description | activity | action | action/ impact | action / impact | notes | details |
    update | summary | happening | what happened | イベント | 出来事 | 内容 | 事象 | 対応 | 対応内容 | 状況 | できごと | 概要 | 事項 |
    hendelse | beskrivelse | 事件 | 描述 | 操作 | 内容描述
  `),
  who: list(
    `who | who/what | actor | person | by | author | 担当 | 担当者 | 対応者 | 発言者 | 実施者 | hvem | 人员 | 操作人`,
  ),
  "zone-time": [],
};
