import type { Grammar, Phrase } from "./phrase";

const role =
  "担当者?|作業者|操作者|オペレーター?|運用者|開発者|実装者|設計者|調査者|対応者|レビュアー|レビューア|レビュワー|エンジニア|管理者|責任者|リーダー|マネージャー|メンバー|新人|先輩|上司|部下|後輩|社員|職員|スタッフ|当番|オンコール|コマンダー|指揮官|本人|自分|私|僕|彼女|彼|我々|私たち|誰か|チーム";
/** A name with an honorific; customers and the public are no colleagues. */
const named = "(?<!お客|皆|みな|お得意|業者)(?<![お]客)(?:[\\p{sc=Han}々]{1,6}|[\\p{sc=Katakana}ー・]{2,12}|[\\p{Lu}][\\p{L}]+\\s?)(?:さん|氏|くん)";
const nobody = "お客さん|皆さん|みなさん|業者さん|お得意さん";
const person = `(?:(?!${nobody})(?:${named})|(?:${role}))`;
/** From a person to what it did, with no other subject between. */
const did = `${person}(?:たち|ら|側|の一人|全員)?(?:が|は|も|、)(?:(?!が|は|、[^、]{0,20}が)[^。！？\\n]){0,40}?`;
/** A verb whose subject is left out: its clause names none, or only inside a `…の(を)` or `…こと(を)`. */
const omitted = "(?<=(?:^|[。！？\\n、（(:：・→]|ため|ので|際に|時に|とき|したが)(?:(?![がはも])[^。！？\\n、（(]){0,40}(?:[^。！？\\n、（(]{0,40}(?:の|こと)(?:を|に))?)";

const averting = "防|避け|減ら|なく(?:す|し)|無く(?:す|し)|抑え|排除|回避|検知|検出|許容|前提|想定|起こさ|起きない|起こらない|発生しない|入り込";

const words = { person, did, omitted };

export const japaneseBlame: readonly Phrase[] = [
  {
    kind: "error-label",
    pattern: "(?:ヒューマン[・ ]?エラー|人(?:的|為的?)な?(?:ミス|エラー|過失)|人為ミス|オペミス|オペレーション[・ ]?ミス|操作ミス|作業ミス|ケアレス[・ ]?ミス|凡ミス|うっかりミス)",
    unlessAverted: true,
  },
  { kind: "carelessness", pattern: "うっかり(?!ミス)|不注意|注意(?:力)?不足|怠慢|気の?(?:緩|ゆる)み|油断", unlessAverted: true },
  { kind: "missed-check", pattern: "(?:確認|チェック)(?:不足|漏れ|もれ|モレ|洩れ)|確認(?:が|の)(?:不足し|足りな|不十分|甘)", unlessAverted: true },
  { kind: "missed-check", pattern: "(?:見落と?し|見おとし|みおとし|見逃し)(?!た|て|[まそ])(?!に(?:くい|くく))", unlessAverted: true },
  { kind: "missed-check", pattern: "{did}(?<at>(?:見落と?し|見おとし|みおとし|見逃し)(?:た|て|まし))", unlessAverted: true },
  { kind: "missed-check", pattern: "{omitted}(?<at>(?:見落と?し|見おとし|みおとし|見逃し)(?:た|て(?!も)|まし))", unlessAverted: true },
  { kind: "lacking", pattern: "(?:認識|理解|知識|経験|意識|スキル|力量)不足|(?:認識|意識|見通し|詰め)(?:が|の)甘(?:さ|か|く)|(?:認識|理解|知識|経験)が(?:不足し|足りな)", unlessAverted: true },
  { kind: "forgetting", pattern: "{did}(?<at>忘れ(?:た|て(?!も)|まし)|わすれ(?:た|て|まし)|失念し|怠っ|怠り|サボっ|さぼっ)", unlessAverted: true },
  { kind: "forgetting", pattern: "{omitted}(?:を|のを|ことを|も|に|し)(?<!パスワードを)(?<at>忘れ(?:た|て(?:い(?:た|ま)|しま|お))|わすれ(?:た|てい|てしま)|失念し|怠っ|怠り)", unlessAverted: true },
  { kind: "forgetting", pattern: "(?:[\\p{sc=Han}]|し|き|え|り|け|め|れ|べ|ち|み|い)(?<at>(?:忘|わす)れ)(?=が(?:あ|発|原|判|見)|による|に起因|のため|のまま|が原因|[。、）)]|で(?:す|あ|し|、)|だ|と|も|$)", unlessAverted: true },
  { kind: "fault", pattern: "{did}(?<at>誤(?:っ|り|認し|操作し|解し)|間違(?:え|っ)|まちが(?:え|っ)|ミスし|ミスを|勘違いし)", unlessAverted: true },
  { kind: "fault", pattern: "{person}(?:たち|ら)?の(?:[\\p{sc=Han}]{0,4})(?<at>ミス|過失|怠慢|落ち度|勘違い|思い込み|せい(?=[でにだと]))", unlessAverted: true },
  { kind: "fault", pattern: "(?<at>犯人)は(?:{person}|[\\p{sc=Han}]{1,4}チーム)|{person}(?:たち)?(?:が|こそ)(?<at2>犯人)", unlessAverted: true },
  { kind: "fault", pattern: "(?:{did}|{omitted})(?<at>やらかし(?:た|て|まし))", unlessAverted: true },
  { kind: "person-as-cause", pattern: "(?:根本|直接|主な|主)?原因(?:は|:|：) ?(?<at>{person})(?=(?:の(?:対応|作業|操作|判断|不))?(?:で(?:す|あ|し)|だ|[。、）)]|$|の(?:対応|作業|操作|判断)))", unlessAverted: true },
  { kind: "counterfactual", pattern: "{did}(?<at>べき(?:だった|でした|であった))", unlessAverted: true },
  {
    kind: "counterfactual",
    pattern: "{omitted}(?:確認|検証|テスト|レビュー|連絡|報告|相談|共有|エスカレーション|判断|実施|適用|設定|用意|準備|考慮|検討|調査|中止|宣言|依頼|周知|理解|認識|想定)(?:を)?(?:して(?:おく|いる)|しておく|する|す)(?<at>べき(?:だった|でした|であった))",
    unlessAverted: true,
  },
  { kind: "counterfactual", pattern: "{omitted}(?:気づ|気付|疑|調べ|止め|戻|聞|読|試|見|考え|待|知)(?:く|う|る|す|つ|む|って(?:おく|いる)|いて(?:おく|いる)|ておく|ている|んでおく|しておく|てい?る)(?<at>べき(?:だった|でした|であった))", unlessAverted: true },
  {
    kind: "hindsight",
    pattern: "(?:^|[。、，\\n]|は|なら)\\s*(?<at>当然|普通は|普通なら|普通に考えれば|明らかに)、?(?=[^。！？\\n、が]{0,30}(?:べき|はず|わか(?:る|った)|分か(?:る|った)|気[づ付](?:く|ける|けた|いた)|(?:確認|レビュー|テスト|検証|相談)(?:する|して)|(?:確認|認識|理解|注意|検討|準備)不足|判断(?:を誤|ミス)))",
    rewrite: "",
  },
  { kind: "hindsight", pattern: "{did}(?<at>明らかに|当然)(?=[^。！？\\n]{0,20}(?:誤|間違|べき|不足))", rewrite: "" },
];

export const japaneseGrammar: Grammar = {
  words,
  trigger:
    /ミス|エラー|過失|うっかり|不注意|不足|怠|緩|ゆる|油断|漏れ|もれ|モレ|洩れ|見落|見お|みお|見逃|甘|足りな|不十分|忘|わすれ|失念|さぼ|サボ|誤|間違|まちが|勘違|落ち度|思い込|せい|犯人|やらかし|原因|べき|当然|普通|明らか/,
  avertedBefore: /(?:誰の|誰が|個人の)$|(?:もし|仮に|たとえ|万一|万が一)[^。]{0,30}$/,
  avertedAfter: new RegExp(
    `^(?:や[^。、]{0,12})?(?:など)?(?:(?:た|て(?:いた)?|てしまう)?(?:こと|の|可能性|リスク|恐れ|おそれ|場合|とき|時|際|ケース|人|ユーザー?|お客|利用者))?(?:の(?:発生|混入|影響|リスク|可能性|余地|おそれ|恐れ)|が(?:起き|起こ|発生し|入り|混入し|あっ|出|生じ)(?:ない|にくい|にくく|ても|うる|得る|やすい|る余地|る前|た場合|たとき|た時|ず)|を(?:${averting})|(?:では|じゃ|で)(?:は)?(?:ない|なく|なかった|片|済|終)|対策|防止|予防|検知|検出|しない|しにくい|に強い|に備え|でも|という|といった|の責任|を責め|探し|捜し|さがし|に頼|に依存|しやす|されやす|やすい|ても|ない|ず|にくい|がち|可能性|リスク|恐れ|おそれ)|^(?:た|て(?:いた)?)(?:場合|とき|時(?!点)|際|ユーザー?|お客|利用者|人が|かどうか)`,
  ),
};
