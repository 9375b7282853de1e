import type { Alert } from "../../alerts/alert";

/** Everything an alert tells whoever is called, in one text. */
export const toldBy = ({ summary, texts }: Alert): string =>
  [summary?.text ?? "", ...texts.map(({ text }) => text)].join("\n");

/** The text without what its alert system fills in: `{{ $labels.instance }}`, `{{#is_alert}}`, `$value`. */
export const withoutTemplates = (text: string): string => text.replace(/\{\{[^{}]{0,500}\}\}|\$\{?\w+\}?/g, " ");

/** Letters of other scripts than those whose words are known here (Latin without accents, kana, kanji). */
const otherScript =
  /(?![\u3005\u3007\u30fc])[^\P{L}A-Za-zＡ-Ｚａ-ｚ\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}µ]/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const han = /\p{Script=Han}/u;

/** The text is English or Japanese, as far as its letters tell; of other languages nothing can be said. */
export const isReadable = (text: string): boolean => !otherScript.test(text) && (!han.test(text) || kana.test(text));

/** People or things beyond the machine that are hit, or what becomes of it. */
const impactWords = new RegExp(
  [
    String.raw`\b(?:impact(?:s|ed|ing)?|affect(?:s|ed|ing)?|effect|consequences?|customers?|users?|clients?|visitors?|tenants?|subscribers?|callers?|consumers?|people|everyone|nobody|anyone)\b`,
    String.raw`\b(?:cannot|can't|can not|can no longer|could not|couldn't|unable|no longer|won't|will not|do(?:es)? not|don't|doesn't|not (?:be )?(?:able|available|possible|visible|delivered|processed|served|recover\w*|sent|stored|updated|usable))\b`,
    String.raw`\b(?:unavailab\w+|unreachable|inaccessible|unusable|nothing|none|never|undelivered|unsent|unprocessed|outage|disrupt\w*|interrupt\w*|degrad\w+|data[- ]loss|los(?:e|es|ing|t|s)\b.{0,30}|missing|incomplete|corrupt\w*|stale|outdated|delay(?:s|ed|ing)?|lag(?:s|ging)?|slow(?:er|s|ed|ly)?|late|drop(?:s|ped|ping)|reject\w*|fail(?:s|ed|ing|ures?)?|errors?|stuck|block(?:s|ed|ing)|latenc(?:y|ies)|response times?|time ?outs?|wait(?:s|ed|ing)?|costs?)\b`,
    String.raw`\b(?:will|would|may|might|could|potential(?:ly)?|risks?|danger|leads? to|results? in|caus(?:es|ing)|means? that|prevent\w*|therefore|so that|if this|until)\b`,
    String.raw`\b(?:sl[aio]s?|error budget|budget|revenue|orders?|payments?|checkout|business|production|service level|5xx|50[0-4])\b`,
    "影響|ユーザ|お客様|顧客|利用者|会員|読者|来訪|テナント|ビジネス|売上|決済|注文|障害|サービス",
    "でき(?:な|ま|ず)|出来(?:な|ま|ず)|使え|使用不[可能]|見られ|見え(?:な|ま)|表示され|届か|送られ|不能|不可|不全|失敗|エラー",
    "遅[れくい延]|遅延|滞|停止|止ま|落ち|失われ|消失|損失|欠損|欠落|破損|途絶|古[いく]|低下|劣化|中断|断絶",
    "おそれ|恐れ|可能性|かもしれ|リスク|ため|危険|枯渇|SLO|SLA",
  ].join("|"),
  "i",
);

/** True also when the text may tell the impact: only a text that speaks of nothing beyond its measurement is sure. */
export const mayTellImpact = (text: string): boolean => impactWords.test(text) || !isReadable(text);

/** What somebody may do, or where to look. */
const stepWords = new RegExp(
  [
    String.raw`\b(?:run-?books?|play-?books?|procedure|sop|first(?: step)?|step|action|to ?do|next|mitigat\w+|remed\w+|resol(?:ve|ution)|troubleshoot\w*|how to|please|should|must|needs? to|have to|try|consider|make sure|ensure|confirm|verify|check|see|look|inspect|investigate|examine|review|read|open|refer|follow|find|search|ask|contact|call|page|notify|escalate|inform|restart|reboot|reload|roll ?back|revert|redeploy|deploy|scale|increase|add|extend|expand|clean|delete|remove|free|drain|cordon|failover|fail over|switch|disable|enable|kill|stop|start|run|execute|fix|repair|replace|update|upgrade|renew|rotate|wait|ignore|silence|compare|use|set|tune|adjust|reduce|move|recover|restore|re-?create|re-?run|re-?try|trigger)\b`,
    String.raw`https?:\/\/|\bkubectl\b|\bsudo\b|\bssh\b|\bsystemctl\b|\bcurl\b|\bdashboards?\b|\x60`,
    String.raw`@[\w-]+|#[\w-]{3,}`,
    "確認|調査|参照|再起動|実行|連絡|対応|対処|手順|してください|して下さい|すること|しましょう|見て|見る|ご覧|探|問い合わせ|エスカレ|報告|呼|切り替え|切替|切り戻|戻す|増や|追加|削除|拡張|停止し|復旧|復元|修正|ダッシュボード|チェック|ランブック|まず|まずは|次に|更新|止め|調べ|実施|待つ|待って|無視",
  ].join("|"),
  "i",
);

/** True also when the text may tell what to do: only a text without any such word is sure to tell none. */
export const mayTellStep = (text: string): boolean => stepWords.test(text) || !isReadable(text);

/** Anything by which people, or routes of the alert system, may tell how bad it is. */
const severityWords =
  /\b(?:severit(?:y|ies)|sev[-_ ]?\d|priorit(?:y|ies)|urgen(?:t|cy)|critical(?:ity)?|importance|level|tier|page|paging|pager\w*|ticket|wake|escalat\w*|[ps][0-5]|warn(?:ing)?|crit|emergency|major|minor|fatal|info|notice|class|impact)\b|重大度|重要度|緊急|深刻|優先度|レベル|警告|致命|重大/i;

/** True also when it may be told elsewhere in the rule. */
export const mayTellSeverity = (text: string): boolean => severityWords.test(text.replace(/[_"'.:/-]/g, " "));
