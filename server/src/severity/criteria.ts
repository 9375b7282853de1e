/** Words in a description of impact that make it meet a level of a scale, as sources of regular expressions. */
export interface Criterion {
  /** Id of the level. */
  readonly level: string;
  /** What the words are about: an English key of the translations. */
  readonly topic: string;
  /** English, matched without case. Subject and predicate together: a noun alone may be a label or denied. */
  readonly en: readonly string[];
  readonly ja: readonly string[];
}

const users = "(?:customers?|users?|clients?|tenants?|visitors?|members?)";
const could = "(?:could(?:n't| not)|can(?:'t|not)|were unable to|was unable to|are unable to|failed to)";
const lost = "lost (?:all |any |complete |their )?(?:access|connectivity)";
const out = "(?:down|unavailable|offline|unusable|inaccessible|unreachable)";
const product = "(?:service|site|website|application|app|product|platform|system|api)";
/** Between verb and participle; "were not charged twice" says the opposite. */
const adverb = "(?:(?!(?:not|never|hardly|nearly)\\b)\\w+ )?";
/** For whom or where only, behind "the whole site was down". */
const limited =
  "(?! (?:for|to) (?:some|one|two|an?\\b|several|certain|our|internal|staff|employees?|part|those|\\w+ (?:in|on|with|who)\\b)(?! (?:minute|hour|second|day|half|total|few (?:minute|hour)|couple of (?:minute|hour))))(?! (?:in|on) (?:one|some|two|several|a|the \\w+ region))";
/** "Nobody could explain it" is about the cause, not about the service. */
const unknowable =
  "(?! (?:explain|tell|say|know|find|reproduce|remember|see (?:why|how|that|what|the)|be reached|have|agree|decide))";
const data =
  "(?:(?:customer|personal|user|account|payment|private|sensitive)s?(?:'s?)? (?:data|information|records|details))";
const people = "(?:お客様|お客さま|ユーザー?|顧客|利用者|会員|テナント)";
const cannot = "(?:でき|使え|行え|開け|見られ|見え|ログインでき|利用でき)(?:ない|なく|ず|ませ|なかった)";
const happened =
  "(?:発生し|起き|起こっ|生じ|判明し|あった|ありました|確認され(?!てい?ない|ておら|ていませ|なかっ|ませ)|受けた|された|されました|し(?:た|まし))";

/** By name of the scale; worst level first. Core functions are a team's own: only texts that call them so count. */
export const criteria: Readonly<Record<string, readonly Criterion[]>> = {
  mackerel: [
    {
      level: "SEV1",
      topic: "security",
      en: [
        `${data} (?:was|were|had been|has been|became) ${adverb}(?:leaked|exposed|disclosed|stolen|exfiltrated|accessible to|visible to)`,
        `(?:customers?|users?|tenants?) (?:could|were able to) (?:see|view|access|read) (?:the )?(?:data|information|records) of other`,
        `(?:attackers?|unauthori[sz]ed (?:users?|parties|party|persons?)) (?:gained|obtained|accessed|had access|logged in)`,
        `${data} (?:was|were|had been|has been) ${adverb}(?:accessed|viewed|read|downloaded|copied) by (?:an? )?(?:attackers?|unauthori[sz]ed|third part(?:y|ies)|strangers?|outsiders?|other (?:customers|users|tenants))`,
        `(?:see|view|access|read|download) (?:each other|another (?:customer|user|tenant)|other (?:customers|users|tenants))['’]?s?['’]? (?:data|information|records|orders|invoices|details)`,
        // A sentence of its own: in a table or a checklist the same words are a label.
        `(?<=^[\\s*-]*)unauthori[sz]ed access to (?:some |the |our )?${data}(?=[.;!]| (?:occurred|happened|took place))`,
        `(?:credentials|secrets|api keys|tokens|passwords) (?:was|were|had been) (?:leaked|exposed|stolen|compromised)`,
      ],
      ja: [
        `(?:情報漏(?:えい|洩|れ)|情報流出|不正アクセス|不正ログイン|改ざん)(?:が|を|の).{0,8}${happened}`,
        `(?:個人情報|顧客情報|認証情報|会員情報|パスワード)(?:が|の一部が).{0,12}(?:漏えいし|漏洩し|流出し|公開され|閲覧でき(?!な)|閲覧可能な状態|見える状態)`,
        `(?:他|別)の?${people}の.{0,10}(?:が|を)(?:表示され(?!な)|閲覧でき(?!な)|見える状態|見えてしま)`,
      ],
    },
    {
      level: "SEV1",
      topic: "billing",
      en: [
        `(?:${users}|(?:credit |debit )?cards?) (?:was|were|had been|have been) ${adverb}(?:charged twice|double[- ]charged|overcharged|double[- ]billed|overbilled|charged incorrectly|incorrectly charged|billed incorrectly|incorrectly billed|wrongly charged)`,
        `(?:wrong|incorrect|duplicate) (?:invoices|charges|bills) (?:was|were) (?:sent|issued|made)`,
      ],
      ja: [
        `(?:二重|重複|過大|過剰|誤)(?:に)?(?:課金|請求|決済|引き落とし)(?:が|を).{0,8}${happened}`,
        `(?:二重|過大|過剰|誤って)(?:に)?(?:課金|請求|決済)(?:した|しました|され(?:た|まし))`,
        `(?:課金|請求)(?:金?額)が(?:誤って|正しく(?:計算|表示)?され(?:な|ず|ませ))`,
      ],
    },
    {
      level: "SEV2",
      topic: "a function out for every customer, or a core function",
      en: [
        `(?:all|every) (?:of )?(?:our |the )?${users} ${could}`,
        `no ${users} (?:could|was able to|were able to)`,
        `(?:all|every) (?:of )?(?:our |the )?${users} (?:${lost}|were (?:completely )?locked out)`,
        `(?:everyone|everybody) (?:${could}|${lost})`,
        `(?:nobody|no one) (?:could|was able to)${unknowable}`,
        `(?:whole|entire|complete) ${product} (?:was|were|went) (?:completely |entirely )?${out}${limited}`,
        `${product} (?:was|were|went) (?:completely |entirely )?${out} (?:for|to) (?:all|every) (?:of )?(?:our |the )?${users}(?! (?:in|on|with|who)\\b)`,
        `${product} (?:was|were|went) (?:completely |entirely )?${out} (?:for|to) (?:everyone|everybody)(?! (?:in|on|with|who|else)\\b)`,
        `(?:core|main|key|primary) (?:functions?|features?|functionality) (?:was|were) (?:completely |entirely )?(?:down|unavailable|unusable|not usable|broken)`,
        `(?:service|site|application|product|platform) was (?:completely|entirely|fully) (?:down|unavailable|unusable|inaccessible)`,
      ],
      ja: [
        `(?:全|すべての|全ての|全員の)(?:て?の)?${people}(?:が|で|に|は|において).{0,24}(?:${cannot}|利用不可|使用不可)`,
        `(?:中核|主要|コア|基幹)(?:の)?機能(?:が|を|は).{0,12}(?:停止し|${cannot}|利用不可)`,
        `(?:サービス|システム|サイト)(?:全体|のすべて)が.{0,8}(?:停止し|${cannot}|利用不可)`,
        `(?:全面|完全に)停止(?:し|とな)`,
      ],
    },
    {
      level: "SEV3",
      topic: "a function out for some customers",
      en: [
        `(?:some|several|a (?:small )?(?:subset|portion|fraction|part|number) of|a few|certain) (?:of )?(?:our |the )?${users} (?:${could}|${lost})`,
        `\\d+(?:\\.\\d+)? ?% of (?:our |the |all )?(?:\\w+ )?${users} (?:${could}|${lost})`,
      ],
      ja: [`一部の?${people}(?:が|で|に|は|において).{0,24}(?:${cannot}|利用不可|使用不可)`],
    },
  ],
};
