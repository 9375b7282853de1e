import type { CoverageState } from "../coverage";

export const verdicts = ["keep", "tune", "remove", "add"] as const;
export type Verdict = (typeof verdicts)[number];

/** What a worksheet says, in the language it is written in. */
export interface ReviewWords {
  readonly title: (component: string | undefined, day: string) => string;
  readonly questionsTitle: string;
  readonly questions: readonly string[];
  readonly alerts: string;
  readonly noAlerts: string;
  readonly verdicts: string;
  readonly verdictsHint: string;
  readonly muted: string;
  readonly gaps: string;
  readonly gapsHint: string;
  readonly noGaps: string;
  readonly unnoticed: (detection: string) => string;
  readonly factor: (text: string) => string;
  readonly lonely: string;
  readonly actions: string;
  readonly notes: string;
  readonly columns: Readonly<
    Record<
      | "alert"
      | "severity"
      | "runbook"
      | "dashboards"
      | "lacks"
      | "incidents"
      | "falsePositives"
      | "fired"
      | "actedOn"
      | "verdict"
      | "reason"
      | "owner"
      | "due"
      | "gap"
      | "source"
      | "action"
      | "status",
      string
    >
  >;
  readonly states: Readonly<Record<CoverageState, string>>;
  readonly lacks: Readonly<Record<"impact" | "severity" | "firstStep", string>>;
  readonly separator: string;
  readonly open: string;
  readonly actionOf: (verdict: Exclude<Verdict, "keep">, name: string) => string;
  readonly because: (action: string, reason: string) => string;
}

const english: ReviewWords = {
  title: (component, day) => `Alert review: ${component ?? "alerts without a component"}, ${day}`,
  questionsTitle: "What to ask of each alert",
  questions: [
    "Does the alert itself tell whom it hurts and how, how bad it is, and the first step?",
    "Was there something to do each time it fired? An alert that nobody acts on is tuned or removed.",
    "Does it fire before people notice, and early enough to act?",
    "Did its runbook help in the incidents that named it?",
  ],
  alerts: "Alerts",
  noAlerts: "No alert rule belongs to this component.",
  verdicts: "Verdicts",
  verdictsHint: "Verdict: keep, tune, remove or add. Add a row for an alert that is missing.",
  muted: "Muted monitors",
  gaps: "Gaps",
  gapsHint: "What no alert told. Verdict: add, or keep as it is.",
  noGaps: "None found in the incidents of this component.",
  unnoticed: (detection) => `Noticed by people: ${detection}`,
  factor: (text) => `Contributing factor: ${text}`,
  lonely: "A runbook that no alert leads to",
  actions: "Action items",
  notes: "Notes",
  columns: {
    alert: "Alert",
    severity: "Severity",
    runbook: "Runbook",
    dashboards: "Dashboards",
    lacks: "Does not tell",
    incidents: "Named in",
    falsePositives: "False positives",
    fired: "Fired",
    actedOn: "Acted on",
    verdict: "Verdict",
    reason: "Reason",
    owner: "Owner",
    due: "Due",
    gap: "Gap",
    source: "Seen in",
    action: "Action",
    status: "Status",
  },
  states: {
    covered: "",
    external: "on the web",
    "no-runbook": "none",
    "dead-link": "dead link",
    "dead-anchor": "dead anchor",
  },
  lacks: { impact: "impact", severity: "severity", firstStep: "first step" },
  separator: ", ",
  open: "Open",
  actionOf: (verdict, name) => `${{ tune: "Tune", remove: "Remove", add: "Add an alert for" }[verdict]} ${name}`,
  because: (action, reason) => `${action}: ${reason}`,
};

const japanese: ReviewWords = {
  title: (component, day) => `アラートレビュー: ${component ?? "コンポーネント未設定"}（${day}）`,
  questionsTitle: "各アラートへの問い",
  questions: [
    "アラート自体から、誰にどんな影響があるか、重大度、最初の一手が分かりますか？",
    "発報のたびに、やるべきことがありましたか？誰も対応しないアラートは調整するか、やめます。",
    "利用者が気づく前に、対応が間に合う時点で発報しますか？",
    "このアラートが出てくる障害で、ランブックは役に立ちましたか？",
  ],
  alerts: "アラート",
  noAlerts: "このコンポーネントのアラートルールはありません。",
  verdicts: "判定",
  verdictsHint: "判定は「維持」「調整」「削除」「追加」のいずれかです。足りないアラートは行を追加します。",
  muted: "ミュート中の監視",
  gaps: "検知できなかったもの",
  gapsHint: "アラートが知らせなかったものです。判定は「追加」、または「維持」（現状のまま）です。",
  noGaps: "このコンポーネントの障害からは見つかりませんでした。",
  unnoticed: (detection) => `人が気づいた: ${detection}`,
  factor: (text) => `要因: ${text}`,
  lonely: "どのアラートからもたどれないランブック",
  actions: "アクションアイテム",
  notes: "メモ",
  columns: {
    alert: "アラート",
    severity: "重大度",
    runbook: "ランブック",
    dashboards: "ダッシュボード",
    lacks: "伝えていないこと",
    incidents: "出てきた障害",
    falsePositives: "誤検知の記録",
    fired: "発報回数",
    actedOn: "対応回数",
    verdict: "判定",
    reason: "理由",
    owner: "担当",
    due: "期限",
    gap: "検知できなかったもの",
    source: "出どころ",
    action: "アクション",
    status: "状態",
  },
  states: {
    covered: "",
    external: "外部のページ",
    "no-runbook": "なし",
    "dead-link": "リンク切れ",
    "dead-anchor": "見出しなし",
  },
  lacks: { impact: "影響", severity: "重大度", firstStep: "最初の一手" },
  separator: "、",
  open: "未着手",
  actionOf: (verdict, name) =>
    ({ tune: `${name} を調整`, remove: `${name} を削除`, add: `${name} のアラートを追加` })[verdict],
  because: (action, reason) => `${action}: ${reason}`,
};

export const reviewWords: Readonly<Record<"en" | "ja", ReviewWords>> = { en: english, ja: japanese };

/** Words that a verdict may begin with, whoever wrote them. */
const verdictWords: Readonly<Record<Verdict, RegExp>> = {
  keep: /^(?:keep|kept|ok|as is|維持|継続|そのまま|残す|現状維持)/i,
  tune: /^(?:tun(?:e|ed|ing)|adjust|change|fix|unmute|調整|修正|変更|見直|チューニング|ミュート解除)/i,
  remove: /^(?:remove|delete|drop|retire|削除|廃止|やめる|消す)/i,
  add: /^(?:add|new|create|追加|新規|作成)/i,
};

/** The verdict a cell states; undefined while it is open, or for a choice nobody has made. */
export function verdictIn(text: string): Verdict | undefined {
  const plain = text.replace(/[*_`~]/g, "").trim();
  const found = verdicts.filter((verdict) => verdictWords[verdict].test(plain));
  const isChoice =
    /[/|／・]/.test(plain) && verdicts.filter((verdict) => plain.toLowerCase().includes(verdict)).length > 1;
  return isChoice ? undefined : found[0];
}
