import type { LocalText } from "../severity/scale";
import { labelKey } from "../text/normalize";
import { plainHeading, type LexiconExtension } from "./lexicon";
import { list } from "./list";

/** Parts a runbook can be asked to have, in the order in which it tells its story. */
export const runbookSections = [
  "meaning",
  "impact",
  "diagnosis",
  "mitigation",
  "verification",
  "rollback",
  "escalation",
  "dashboards",
] as const;
export type RunbookSection = (typeof runbookSections)[number];

/** What a section is called when one is added to a runbook. */
export const runbookSectionTitles: Readonly<Record<RunbookSection, LocalText>> = {
  meaning: { en: "Meaning", ja: "意味" },
  impact: { en: "Impact", ja: "影響" },
  diagnosis: { en: "Diagnosis", ja: "診断" },
  mitigation: { en: "Mitigation", ja: "対処" },
  verification: { en: "Verification", ja: "復旧確認" },
  rollback: { en: "Rollback", ja: "切り戻し" },
  escalation: { en: "Escalation", ja: "エスカレーション" },
  dashboards: { en: "Dashboards", ja: "ダッシュボード" },
};

/** Headings by meaning, compared by `labelKey`. */
const headings: Readonly<Record<RunbookSection, readonly string[]>> = {
  meaning: list(`
    meaning | summary | overview | description | about | about this alert | alert description | introduction | purpose | what is this |
    what this alert means | what does this alert mean | symptom | symptoms | problem | background | context |
    意味 | 概要 | 目的 | 症状 | 事象 | 説明 | はじめに | アラートの意味 | アラートの内容 | アラート内容 | アラート概要 | 背景 | このアラートについて
  `),
  impact: list(`
    impact | user impact | customer impact | business impact | severity and impact | impact and severity | effect | affected | consequences |
    影響 | 影響範囲 | ユーザー影響 | ユーザへの影響 | ユーザーへの影響 | サービス影響 | 想定影響 | インパクト
  `),
  diagnosis: list(`
    diagnosis | diagnose | diagnostics | investigation | investigate | investigating | triage | debugging | debug | troubleshooting | troubleshoot |
    possible causes | possible cause | common causes | cause | causes | root cause | checks | possible checks | how to investigate | first steps | initial response |
    診断 | 調査 | 調査手順 | 原因調査 | 調査方法 | 切り分け | 切り分け手順 | 確認手順 | 確認方法 | 確認項目 | 原因 | 考えられる原因 | 初動 | 初動対応 |
    トラブルシューティング | 状況確認 | 現状確認
  `),
  mitigation: list(`
    mitigation | mitigate | mitigations | remediation | remediate | resolution | resolve | resolving | recovery | recover | recovering | fix | fixes | how to fix |
    solution | solutions | workaround | procedure | procedures | steps | actions | action | response | restore | recommended actions | what to do |
    緩和 | 緩和策 | 対処 | 対処手順 | 対処方法 | 対応 | 対応手順 | 対応方法 | 復旧 | 復旧手順 | 復旧方法 | 解決 | 解決方法 | 解決策 | 手順 | 実施手順 | 作業手順 |
    暫定対応 | 応急処置 | 回復手順
  `),
  verification: list(`
    verification | verify | validation | validate | confirm | confirmation | confirming recovery | verify recovery | post checks | success criteria | how to verify |
    検証 | 検証手順 | 復旧確認 | 動作確認 | 事後確認 | 実施後の確認 | 作業後確認 | 復旧後の確認 | 確認 | 正常性確認 | 完了条件 | 成功条件
  `),
  rollback: list(`
    rollback | roll back | rolling back | revert | undo | backout | back out | rollback plan | rollback procedure | restore the previous state |
    ロールバック | ロールバック手順 | 切り戻し | 切戻し | 切り戻し手順 | 切戻し手順 | 戻し手順 | 復元 | 復元手順 | 元に戻す
  `),
  escalation: list(`
    escalation | escalate | escalation path | escalation policy | contact | contacts | who to contact | support | getting help | on-call | ownership | owner | owners |
    エスカレーション | エスカレーション先 | 連絡先 | 連絡体制 | 問い合わせ先 | 担当 | 担当者
  `),
  dashboards: list(`
    dashboard | dashboards | metrics | graphs | monitoring | observability | useful links | links | dashboards and logs | logs and dashboards | dashboards and metrics |
    ダッシュボード | メトリクス | グラフ | 監視 | モニタリング | 関連ダッシュボード | 参考リンク
  `),
};

const byHeading = new Map<string, RunbookSection>();
for (const section of runbookSections)
  for (const heading of headings[section])
    if (!byHeading.has(labelKey(heading))) byHeading.set(labelKey(heading), section);

/** Headings that say more than the table's spellings. */
const patterns: readonly (readonly [RegExp, RunbookSection])[] = [
  [/\brolling back\b|\broll-?back\b|\brevert|\bundo\b|ロールバック|切り?戻し/i, "rollback"],
  [/\bverif(?:y|ication)|\bvalidat|\bconfirm|復旧確認|動作確認|検証|後の?確認/i, "verification"],
  [/\bescalat|\bcontacts?\b|エスカレーション|連絡先/i, "escalation"],
  [/\bdiagnos|\binvestigat|\btroubleshoot|\btriage\b|\bdebug|診断|調査|切り分け|確認手順|原因/i, "diagnosis"],
  [/\bmitigat|\bremediat|\bresol(?:ve|ution)|\brecover|\bfix(?:es|ing)?\b|緩和|対処|復旧|対応手順/i, "mitigation"],
  [/\bimpact|影響/i, "impact"],
  [/\bdashboards?\b|ダッシュボード/i, "dashboards"],
];

/** What a heading of a runbook holds; more than one thing where it says so ("Impact and diagnosis"). */
export function runbookSectionsOf(heading: string, { sections }: LexiconExtension): ReadonlySet<RunbookSection> {
  const plain = plainHeading(heading);
  const found = new Set<RunbookSection>();
  const own = runbookSections.find((key) => (sections[key] ?? []).some((word) => labelKey(word) === labelKey(plain)));
  if (own !== undefined) return found.add(own);
  for (const part of [plain, ...plain.split(/\s*(?:[/&+,、・:：()（）]|\band\b|と|および|及び)\s*/)]) {
    const section = byHeading.get(labelKey(part));
    if (section !== undefined) found.add(section);
  }
  if (plain.length <= 60) for (const [pattern, section] of patterns) if (pattern.test(plain)) found.add(section);
  return found;
}

export const isRunbookSection = (name: string): name is RunbookSection => runbookSections.some((one) => one === name);
