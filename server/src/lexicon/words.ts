import { list } from "./list";
import type { ActionState, StatusValue } from "../model/document";

/** Words of a Status field, compared by `labelKey`; the longest that the value begins with wins. */
export const statusWords: Readonly<Record<Exclude<StatusValue, "other">, readonly string[]>> = {
  draft: list(`
    draft | drafting | writing | wip | work in progress | in progress | incomplete | ドラフト | 下書き | 作成中 | 記入中 |
    執筆中 | 対策検討中 | 草稿 | utkast
  `),
  "in-review": list(`
    in review | under review | review | reviewing | ready for review | pending review | レビュー中 | レビュー待ち | 確認中 |
    审核中 | til gjennomgang
  `),
  approved: list(`
    approved | final | finalized | finalised | published | complete | completed | reviewed | accepted | 確定 |
    承認済み | 承認済 | 公開済み | 公開 | レビュー済み | 已发布 | 已完成 | godkjent | ferdig
  `),
  triage: list(`triage | triaging | new | reported | トリアージ | トリアージ中 | 受付`),
  investigating: list(`
    investigating | under investigation | identified | ongoing | active | open | fixing | in response | 調査中 |
    対応中 | 原因調査中 | 未解決 | 進行中 | 発生中 | pågående | åpen | 调查中 | 处理中 | 进行中
  `),
  mitigated: list(
    `mitigated | mitigating | contained | partially resolved | 緩和済み | 緩和中 | 暫定対応済み | 暫定復旧 | 暫定対応完了 | 已缓解`,
  ),
  monitoring: list(`monitoring | 監視中 | 経過観察 | 経過観察中 | 観察中 | 监控中`),
  resolved: list(`
    resolved | fixed | recovered | solved | restored | done | action items in progress | 解決済み | 解決済 | 解決 | 復旧済み |
    復旧済 | 復旧 | 完了 | 対応完了 | 対応済み | 収束 | løst | 已解决 | 已恢复 | 已修复
  `),
  closed: list(
    `closed | action items complete | archived | クローズ | クローズ済み | 終了 | lukket | avsluttet | 已关闭 | 关闭`,
  ),
  cancelled: list(
    `cancelled | canceled | false alarm | false positive | not an incident | キャンセル | 取り消し | 誤報 | 誤検知 | 已取消`,
  ),
};

/** Words of an action's status cell. */
export const actionStateWords: Readonly<Record<Exclude<ActionState, "unknown">, readonly string[]>> = {
  done: list(`
    done | complete | completed | closed | resolved | fixed | finished | implemented | merged | shipped |
    deployed | yes | x | ✅ | ✔ | ☑ | 完了 | 完了済み | 対応済 | 対応済み | 実施済み | 実施済 | 実装済 | 実装済み | 済 | 済み | 反映済み | クローズ |
    ferdig | utført | løst | ja | 已完成 | 完成 | 已修复 | 已上线
  `),
  doing: list(`
    in progress | inprogress | wip | doing | started | ongoing | in review | ⏳ | 🚧 | 🔄 | 進行中 | 対応中 | 実施中 | 作業中 |
    着手済み | 検討中 | レビュー中 | pågår | påbegynt | 进行中 | 处理中
  `),
  open: list(`
    todo | to do | to-do | open | not started | notstarted | pending | backlog | planned | new | scheduled | no |
    🔲 | ☐ | ⬜ | ❌ | 未着手 | 未対応 | 未実施 | 未 | 未完了 | 予定 | これから | 計画中 | 継続 | 待ち | ikke startet | åpen | nei | 未开始 | 待办 |
    计划中 | 待处理
  `),
  declined: list(`
    won't do | wont do | won't fix | wontfix | will not do | declined | rejected | cancelled | canceled |
    dropped | not doing | obsolete | 見送り | 対応しない | 実施しない | 却下 | 中止 | 取り下げ | 不要 | avvist | 不做 | 已取消
  `),
};

/** The author says that nothing is known or nothing applies: a statement, not a gap. */
export const unknownWords: readonly string[] = list(`
    不明 | 未確認 | 不詳 | unknown | not known | n/a | na | not applicable | none | nil | なし | 無し | 該当なし | 対象外 | 特になし |
    ingen | ikke relevant | ukjent | 无 | 不适用 | 未知
  `);

/** Nothing has been filled in yet. */
export const placeholderWords: readonly string[] = list(`
    tbd | tba | tbc | todo | fixme | xxx | yyy | zzz | ... | … | …。 | - | -- | --- | – | — | ? | ?? | ??? | _ |
    __ | ___ | fill in | fill me in | to be determined | to be decided | to be done | to be filled |
    to be filled in | pending | 未定 | 未記入 | 未入力 | 記入 | 記入してください | 後で記入 | あとで書く | 調査中につき未記入 | 未割当 | 未割り当て | 要確認 |
    ○○ | 〇〇 | ●● | ◯◯ | xxxx | 待定 | 待补充 | @username | @name | name | your name
  `);
