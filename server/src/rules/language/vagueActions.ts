/** What makes an action vague: what is wrong with it, and what a good one would name. */
export type Vagueness = "attention" | "reminding" | "undecided";

export interface VagueAction {
  readonly kind: Vagueness;
  /** Read on the whole action, without the mark at its end. */
  readonly pattern: RegExp;
}

const when =
  "(?:今後|以後|以降|次回(?:から|以降)?|これから|引き続き|改めて|再度|より一層|しっかり|十分に?|慎重に|全員で?|メンバー全員|各自|各メンバー|チーム(?:全体|内|全員)?)";
const end =
  "(?:する|します|していく|していきます|しておく|すること|するようにする|するように|を行う|を行います|を実施する|を実施|を行なう|に努める|を心がける|予定|していきたい)?";
/** Words of an action that does change something, whatever else it asks. */
const unlessConcrete = "(?!.*(?:追加|導入|自動|実装|作成|整備|仕組み|変更|修正|CI|アラート))";
/** Telling the customers is a measure. */
const outside = "(?!.*(?:お客|顧客|ユーザ|利用者|社外|外部|会員|加盟店|取引先|購入者))";
const bare =
  "(?:再発防止策?|対応策?|対策|改善策?|方針|方法|恒久対応|恒久対策|必要性|詳細|本件|原因|必要に応じて|早急に|速やかに|適宜|別途|これ|それ|問題|検討|内容|件)";

export const vagueActions: readonly VagueAction[] = [
  // Japanese: attention, and telling people, as the whole of an action.
  {
    kind: "attention",
    pattern: new RegExp(
      `^${unlessConcrete}.{0,30}?(?:に|には|を|は|、|^|${when})(?:十分に?|よく|もっと|より|さらに|一層|しっかり)*(?:気を(?:つ|付|配)(?:け|る|り)(?:る|ます|ていく)?(?:こと|ようにする)?|注意(?:を払う)?${end}|意識${end}|意識(?:を高める|づけ${end}|付け${end}))$`,
      "u",
    ),
  },
  { kind: "attention", pattern: new RegExp(`^${unlessConcrete}.{0,25}?(?:周知)?徹底${end}$`, "u") },
  {
    kind: "attention",
    pattern: new RegExp(
      `^${unlessConcrete}[^A-Za-z]{0,20}?(?:ダブル|二重|再)[・ ]?チェック(?:の?徹底)?${end}(?:で行う)?$`,
      "u",
    ),
  },
  {
    kind: "reminding",
    pattern: new RegExp(
      `^${unlessConcrete}${outside}[^\\dA-Za-z]{0,18}?(?:周知|注意喚起|再周知|声かけ|声掛け)${end}$`,
      "u",
    ),
  },
  { kind: "reminding", pattern: new RegExp(`^${unlessConcrete}${outside}[^\\d]{0,16}?(?:再)?教育${end}$`, "u") },
  {
    kind: "undecided",
    pattern: new RegExp(
      `^(?:${when}[、]?|${bare}(?:の|を|について|に関して|が必要か)?)*(?:検討|対応)(?:中|する|します|していく|していきます|を行う|を進める|を続ける|を実施する|予定)?$`,
      "u",
    ),
  },
  // English.
  {
    kind: "attention",
    pattern:
      /^(?:(?:we|everyone|everybody|engineers?|developers?|the team|all|people|on-call) )?(?:(?:should|must|will|need to|needs to|has to|have to) )?(?:all )?(?:be|stay|try to be) (?:more|extra|very|really)? ?(?:careful|vigilant|attentive|cautious|mindful|aware)\b/i,
  },
  {
    kind: "attention",
    pattern:
      /^(?:(?:we|everyone|everybody|engineers?|developers?|the team|all) )?(?:(?:should|must|will|need to|has to|have to) )?(?:all )?(?:always )?(?:pay (?:more |closer |better )?attention|take (?:more|extra|greater) care|exercise (?:more )?caution|try harder|do better)\b/i,
  },
  {
    kind: "attention",
    pattern:
      /^(?:(?:we|everyone|everybody|engineers?|developers?|the team|all) )?(?:(?:should|must|will|need to|has to|have to) )?(?:always )?double[- ]check\b(?! (?:step|gate|job|script))/i,
  },
  {
    kind: "reminding",
    pattern:
      /^(?:(?:we|everyone|everybody|engineers?|developers?|the team|all) )?(?:(?:should|must|will|need to|has to|have to) )?(?:always )?remember (?:to|that)\b/i,
  },
  {
    kind: "reminding",
    pattern:
      /^remind (?:everyone|everybody|people|the (?:whole )?team|all|engineers?|developers?)\b(?!.*\b(?:bot|automatically|alert|calendar|script)\b)/i,
  },
  {
    kind: "reminding",
    pattern:
      /^re-?train(?:ing)?(?: (?:of|for))? (?:all |the |our |every )*(?:[a-z-]+ )?(?:engineers?|operators?|developers?|staff|team|people|everyone|employees?|responders?|on-call|users?|personnel|members?|admins?)\b/i,
  },
  { kind: "reminding", pattern: /^re-?train(?:ing)?$/i },
  {
    kind: "undecided",
    pattern:
      /^(?:to )?(?:investigate|look into|consider|discuss|address|handle|deal with|think about|work on|follow up)(?: (?:on )?(?:it|this|that|these|the (?:issue|problem|incident|matter|cause|root cause|alert)|further|more|options|improvements|next steps))*$/i,
  },
];
