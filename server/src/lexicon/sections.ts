import { list } from "./list";
import type { SectionKey } from "../model/document";

/** Headings by meaning; compared by `labelKey` after numbering, emoji, brackets and closing marks are taken off. */
export const sectionHeadings: Readonly<Record<SectionKey, readonly string[]>> = {
  metadata: list(`
    metadata | incident metadata | incident details | incident information | basic information | key information |
    メタデータ | 基本情報 | 受付情報 | 障害情報 | 基本信息 | metadata og status
  `),
  summary: list(`
    summary | executive summary | overview | incident summary | issue summary | incident overview |
    what happened | tl;dr | tldr | abstract | high level summary | high-level summary | brief | description |
    incident description | problem summary | postmortem summary | synopsis | details of incident |
    summary of incident | summary of the incident | problem | the problem | issue | the incident | incident |
    サマリー | サマリ | 概要 | 要約 | エグゼクティブサマリー | インシデント概要 | 障害の概要 | 障害概要 | 障害の内容 | 障害内容 | 何が起きた | 何が起きたか | 何が起こったか |
    オーバービュー | 発生した事象 | 事象 | 事象概要 | 事象の概要 | sammendrag | oppsummering | hva skjedde | hva skjedde? | 问题 | 摘要 | 概述 |
    事件概述 | 故障概述 | 问题描述 | 现象 | 故障现象 | 问题现象 | 总结
  `),
  impact: list(`
    impact | customer impact | user impact | business impact | end user impact | summary of impact |
    affected users | outage description | impact summary | impact analysis | impact assessment |
    who was affected | affected | scope of impact | scope | impact and scope | blast radius | affected services |
    consequences | customer-facing impact | affected crates | affected customers | user-facing impact | 影響 |
    影響範囲 | インパクト | ユーザー影響 | ユーザ影響 | ユーザーへの影響 | 概要と影響 | 影響を受けた機能 | 影響内容 | 影響内容と範囲 | 影響内容・範囲 | 影響内容・影響範囲 | お客様への影響 |
    業務影響 | サービス影響 | サービスへの影響 | 顧客影響 | 定量的影響 | konsekvens | konsekvenser | påvirkning | 影响 | 影响范围 | 影响面 | 业务影响 |
    用户影响
  `),
  detection: list(`
    detection | identified | how was it detected | how was the incident detected | how did we detect it |
    how we detected | discovery | alerting | detection and response | how we found out | how was this detected |
    検知 | 検知方法 | 検出 | 検知経緯 | 発見 | 発見の経緯 | 検知の経緯 | påvisning | oppdagelse | deteksjon | 发现 | 检测 | 发现过程 | 发现方式
  `),
  timeline: list(`
    timeline | timeline of events | incident timeline | chain of events | key events | sequence of events |
    chronology | event timeline | timeline summary | detailed timeline | full timeline | timeline of incident |
    timeline of the incident | timeline and response | time line | events | log | incident log | event log |
    response timeline | what happened when | タイムライン | 時系列 | 発生から復旧までのタイムライン | 経緯 | 対応履歴 | 対応経緯 | 詳細タイムライン |
    対応の時系列 | 対応記録 | 事象の経緯 | 経過 | 対応経過 | 障害の経緯 | 対応タイムライン | 対応ログ | tidslinje | hendelsesforløp | forløp | 时间线 |
    经过 | 事件经过 | 时间轴 | 处理过程 | 故障时间线 | 处理经过
  `),
  cause: list(`
    root cause | root causes | root cause analysis | root cause(s) | rca | root cause of the outage |
    analysis of causes | analysis | identified cause | what caused the incident | contributing factors |
    contributing factor | contributing conditions | contributing conditions analysis | cause | causes |
    the cause | details of vulnerability | five whys | 5 whys | the five whys | why did this happen |
    why did it happen | why it happened | what went wrong technically | technical analysis | technical details |
    technical background | causal analysis | proximate cause | underlying cause | cause of the incident |
    explanation | root cause identification | 根本原因 | 根本原因分析 | 原因 | 原因分析 | 直接原因 | 間接原因 | 発生原因 | 障害原因 | 寄与要因 | 要因 |
    要因分析 | 根因 | 根因（技術/運用） | 一因の特定・分析 | 混入原因分析 | なぜなぜ分析 | why（根本原因） | 原因調査 | 原因と対策 | rotårsak | rotårsaker |
    årsak | årsaker | årsaksanalyse | 根本原因 | 技术根因 | 原因分析 | 根因分析 | 故障原因 | 问题原因
  `),
  trigger: list(`
    trigger | triggers | trigger(s) | incident trigger | トリガー | 障害発生のトリガー | 誘因 | きっかけ | utløsende faktor |
    utløsende faktorer | utløsende årsak | 触发 | 触发条件 | 诱因
  `),
  resolution: list(`
    resolution | resolution and recovery | resolution & recovery | mitigation | mitigations |
    mitigation & resolution | mitigation and resolution | details of fix | recovery | how we responded | remedy |
    fix | the fix | how we fixed it | how was it resolved | how it was fixed | what fixed it |
    how it was resolved | workaround | immediate fix | solution | response and recovery | action taken |
    actions taken | restoration | what we did | immediate mitigation | immediate remediation | 対応 | 対応内容 | 解決 |
    解決方法 | 解決策 | 復旧方法 | 復旧手順 | 復旧対応 | 復旧 | 暫定対応 | 暫定対処 | 暫定対策 | 一時対応 | 応急処置 | 対処 | 対処手順 | 対処内容 | 是正 | 是正対応 |
    是正処置 | 緩和策 | 実施した対応 | 修正内容 | løsning | tiltak under hendelsen | 修复 | 修正 | 解决 | 解决方案 | 解决方法 | 恢复 | 处置 | 临时措施 |
    止损
  `),
  lessons: list(`
    lessons learned | lessons learnt | lessons | lesson learned | what we learned | what did we learn |
    what have we learned | learnings | key learnings | takeaways | key takeaways | reflections | retrospective |
    postmortem | post-mortem | reflection | insights | lessons and reflections | 教訓 | 学んだこと | 学び | 学んだ教訓 |
    得られた教訓 | 振り返り | ふりかえり | 学び・気づき | 気づき | 反省点 | 教訓と学び | hva lærte vi | hva lærte vi? | lærdom | læringspunkter |
    经验教训 | 经验总结 | 教训 | 反思 | 复盘总结
  `),
  went_well: list(`
    what went well | went well | what worked | what worked well | things that went well | what we did well |
    good | positives | what went right | うまくいったこと | 良かった点 | 良かったこと | よかったこと | 正しく対応できたこと | 有効だった対応 | うまくいった点 |
    hva gikk bra | hva gikk bra? | 做得好的 | 做得好的地方
  `),
  went_wrong: list(`
    what went wrong | went wrong | what didn't go so well | what didn't go well | what did not go well |
    what went badly | what went poorly | what could have gone better | what could be improved | what didn't work |
    things that went poorly | what we could do better | didn't go so well | areas for improvement |
    room for improvement | うまくいかなかったこと | 改善が必要なこと | 改善点 | 課題 | 問題点 | うまくいかなかった対応 | 悪かった点 | 良くなかったこと |
    hva gikk dårlig | hva gikk dårlig? | hva gikk ikke bra | 做得不好的 | 不足 | 待改进
  `),
  lucky: list(`
    where we got lucky | where did we get lucky | how we got lucky | lucky | got lucky | luck | 運が良かったこと |
    運が良かったところ | 幸運だったこと | 運がよかったこと | hvor hadde vi flaks | hvor hadde vi flaks? | 幸运之处
  `),
  actions: list(`
    action items | action item | actions | action plan | actions items | action items & followups |
    action items and follow-ups | follow-ups | follow ups | followups | follow up | follow-up |
    follow-up actions | follow-up tasks | follow up tasks | follow-up items | next steps | review actions |
    corrective actions | corrective action | corrective and preventative measures |
    corrective and preventive measures | corrective measures | preventive measures | preventative measures |
    preventive actions | prevention | remediation | remediation items | remediations | recommendations |
    process improvements | technical improvements | documentation improvements | improvements | future actions |
    future measures | planned actions | immediate actions | tasks | todo | to-do | to do | work items |
    repair items | long term actions | long-term fixes | mitigation items | future work |
    what are we doing about it | what we're doing about it | what we are doing | post-incident actions |
    long term changes | preventing recurrence | how we prevent this in the future | アクションアイテム | アクション | アクションプラン |
    再発防止 | 再発防止策 | 再発防止策（案） | 再発防止対策 | 対策 | 今後の対応 | 今後の対策 | 今後の予定 | 今後のアクション | 対応と再発防止 | 改善アクション | 改善策 | フォローアップ |
    恒久対応 | 恒久対策 | 予防（prevent） | 事後対策 | アクション・対策 | ネクストアクション | 改善項目 | アクション項目 | todo | aksjonspunkter | aksjoner |
    tiltak | oppfølging | oppfølgingspunkter | forbedringstiltak | videre tiltak | 预防 | 后续行动 | 改进措施 | 后续措施 | 行动项 |
    预防措施 | 后续计划 | 改进项 | 待办事项 | 整改措施 | 改进 | 后续改进
  `),
  references: list(`
    references | reference | supporting information | links | related links | appendix | supporting documents |
    related | further reading | resources | see also | external links | related documents | related incidents |
    changelog | change log | revision history | document history | history | footnotes | notes | supporting data |
    glossary | graphs | 参考資料 | 参考 | 参考リンク | 関連ドキュメント | 関連リソース | 関連リンク | 関連 PR | 関連資料 | 関連 | 補足情報 | 補足 | 付録 |
    変更履歴 | 改訂履歴 | 用語集 | linker | lenker | referanser | 参考资料 | 相关链接 | 附录 | 关联 | 相关文件 | 变更记录
  `),
  attendees: list(`
    attendees | responders | participants | postmortem attendees | names of people involved | people involved |
    people | roles | involved | team | contributors | incident team | authors | responders and roles | 対応者 | 参加者 |
    関係者 | 対応メンバー | 体制 | 対応体制 | deltakere | 参与人员 | 参与者
  `),
  remaining_tasks: list(`remaining tasks | open tasks | 残タスク | 残作業 | 残課題 | 遗留问题`),
  handover: list(`handover | hand-off notes | handoff | 申し送り事項 | 申し送り | 引き継ぎ | 引継ぎ`),
  current_status: list(
    `current status | status update | status updates | current state | 現在の状況 | 現状 | 現況 | nåværende status | 当前状态`,
  ),
  outlook: list(`
    outlook | next steps expected | expected next update | what happens next | next update | 今後の見込み | 見込み |
    今後の見通し | 見通し
  `),
  gkpt: list(`gkpt | kpt | ふりかえり（GKPT） | 振り返り（GKPT） | GKPT ふりかえり`),
  good: ["good"],
  keep: ["keep"],
  problem: ["problem"],
  try: ["try"],
  questions: list(`
    open questions | questions | unanswered questions | outstanding questions | question list | 問い | 未解決の問い |
    オープンクエスチョン | 確認事項 | 質問 | åpne spørsmål | 待确认问题
  `),
  background: list(`background | context | leadup | lead up | lead-up | 背景 | 前提 | 前提知識 | bakgrunn | 背景介绍`),
  stats: list(`stats | statistics | metrics | key metrics | numbers | 統計 | 指標 | statistikk`),
};

/** Headings that say more than the table's spellings: tried in this order, on short headings only. */
export const sectionPatterns: readonly (readonly [RegExp, SectionKey])[] = [
  [/\btime\s?line\b|\bchronolog|タイムライン|時系列|tidslinje|时间线/i, "timeline"],
  [/went\s+well|うまくいった|良かった|よかった|gikk bra/i, "went_well"],
  [
    /went\s+(?:wrong|badly|poorly)|(?:did\s?n[o']t|could\s+have)\s+(?:go|gone|been)|うまくいかなかった|改善が必要|gikk dårlig/i,
    "went_wrong",
  ],
  [/got\s+lucky|get\s+lucky|運が[良よ]|flaks/i, "lucky"],
  [
    /\baction items?\b|\bcorrective\b|\bfollow[- ]?ups?\b|\bnext steps\b|\bpreventi(?:ve|on)\b|\bprevent(?:ing)?\b|\bremediat|(?:future|planned|review|long[- ]term)\s+(?:actions?|measures?|improvements?|work)|再発防止|恒久対[応策]|アクションアイテム|今後の対[応策]|aksjonspunkt|tiltak|改进措施|预防/i,
    "actions",
  ],
  [
    /\broot[- ]causes?\b|\bcontributing (?:factors?|causes?|conditions?)\b|\bcauses?\b|\bfive whys\b|\b5 whys\b|原因|なぜなぜ|要因|årsak|根因/i,
    "cause",
  ],
  [/\blessons?\b|\blearn(?:ed|t|ings?)\b|教訓|学び|学んだ|ふりかえり|振り返り|lærte|教训/i, "lessons"],
  [/\bimpact(?:ed)?\b|\baffected\b|影響|konsekvens|影响/i, "impact"],
  [/\bdetect(?:ion|ed)\b|検知|påvisning/i, "detection"],
  [
    /\bresol(?:ution|ved)\b|\bmitigat|\brecover(?:y|ed)\b|\bhow (?:it|this|we) (?:was )?fixed\b|暫定対応|復旧|対応内容|løsning|修复|恢复/i,
    "resolution",
  ],
  [/\bsummary\b|\boverview\b|\bwhat happened\b|概要|サマリー?|sammendrag|概述/i, "summary"],
  [/\btriggers?\b|トリガー/i, "trigger"],
];
