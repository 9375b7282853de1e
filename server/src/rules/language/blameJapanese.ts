import { person, subjectBefore } from "./japaneseSubject";
import { oneOf } from "./oneOf";
import { phrasesOf, type Grammar } from "./phrase";

const missed = oneOf("見落と?し, 見おとし, みおとし");
const known = oneOf("認識, 理解, 知識, 経験");
const should = "(?<!れる)べき(?:だった|でした|であった)";
const clauseEnd = "(?:$|[。、，．.,）)」！!]|ため|こと|の(?!は)|まま|点|が|結果|状態|から|もの|よう)";
/** The past as a statement: `見落とした設定` or `忘れたら` say nothing about who did it. */
const past = `(?=(?:(?:てい|てしまっ)?た|(?:ていま|てしまいま|ま)した)${clauseEnd}|て(?![もいしは]))`;
const duty = oneOf(`
  確認, 検証, テスト, レビュー, 連絡, 報告, 相談, 共有, エスカレーション, 判断, 実施, 適用, 設定, 用意, 準備, 考慮, 検討, 調査,
  中止, 宣言, 依頼, 周知, 理解, 認識, 想定`);
const act = oneOf(`
  気[づ付]く, 疑う, 調べる, 止める, 戻す, 聞く, 読む, 試す, 考える, 待つ,
  (?:気[づ付]い|調べ|止め|戻し|聞い|試し|考え)て(?:おく|いる)`);
/** What somebody is said to have had to do or to see. */
const expected = oneOf(`
  べき, はず, 分?わ?か(?:る|った)(?:はず|こと), 気[づ付](?:く|ける|けた|いた),
  (?:確認|レビュー|テスト|検証|相談)(?:する|している)(?:$|[。、]|もの|だろ|はず|べき),
  (?:確認|認識|理解|注意|検討|準備)不足, 判断(?:を誤|ミス)`);
const ofPerson = { subject: "person" } as const;
const ofPersonOrNone = { subject: "person-or-none" } as const;

export const japaneseBlame = phrasesOf({
  "error-label": [
    oneOf(`
      ヒューマン[・ ]?エラー, 人(?:的|為的?)な?(?:ミス|エラー|過失), オペミス, オペレーション[・ ]?ミス, 操作ミス, 作業ミス,
      ケアレス[・ ]?ミス, 凡ミス, うっかりミス`),
  ],
  carelessness: [
    "うっかり(?!ミス|[^。！？\\n]*(?:防|ないよう|ない仕組|できな|にく|ても))",
    "不注意|注意力?不足|怠慢|気の(?:緩|ゆる)み",
  ],
  "missed-check": [
    "(?:確認|(?:目視|事前|最終|作業)チェック)(?:不足|漏れ|もれ|モレ|洩れ)",
    "確認が(?:不足し|足りな|不十分|甘)",
    `${missed}(?![たてまそ])(?!に(?:くい|くく))`,
    { ...ofPersonOrNone, pattern: `(?:${missed}|見逃し)${past}` },
  ],
  lacking: [`(?:${known}|意識|スキル|力量)不足`, `(?:認識|意識|見通し|詰め)[がの]甘|${known}が(?:不足し|足りな)`],
  forgetting: [
    { ...ofPersonOrNone, pattern: `(?<!パスワードを)(?<![がは])(?:忘|わす)れ${past}` },
    { ...ofPersonOrNone, pattern: "失念し|怠った|怠り|怠って|サボった|さぼった" },
    "[\u3400-\u9fffしきえりけめれべちみい](?<at>(?:忘|わす)れ)" +
      "(?=が(?:あ|発|原|判|見)|によ[るり]|に起因|のため|のまま|[。、）)]|で(?:す|あ|し|、)|だ|と|も|$)",
  ],
  fault: [
    // 誤認 and 誤解 tell what somebody believed at the time: that is what a report is for.
    { ...ofPerson, pattern: "誤って|誤操作し|(?<=を)誤(?:った|り(?=[、ま]))" },
    { ...ofPerson, pattern: "間違え(?=て)|(?<=を)間違え|間違って(?!い)|ミスし|ミスを(?=し|犯)|勘違いし" },
    `${person}の[\u3400-\u9fff]{0,4}(?<at>ミス(?![マトリス])|過失|怠慢|落ち度|勘違い|思い込み|せい(?=[でにだと]))`,
    `犯人は(?=${person})`,
    `${person}(?:が|こそ)(?<at>犯人)`,
    { ...ofPersonOrNone, pattern: "やらかし(?=た|て|まし)" },
  ],
  "person-as-cause": [
    `原因[は:：]\\s*(?<at>${person})(?=で(?:す|あ|し)|だ|[。、）)]|$|の(?:対応|作業|操作|判断)(?:で|だ|[。、）)]|$))`,
  ],
  counterfactual: [
    { ...ofPerson, pattern: should },
    { ...ofPersonOrNone, pattern: `${duty}を?(?:して(?:おく|いる)|しておく|する|す)(?<at>${should})` },
    { ...ofPersonOrNone, pattern: `${act}(?<at>${should})` },
  ],
  hindsight: [
    {
      pattern: `(?:^|[。、，は]|なら)\\s*(?<at>当然|普通は|普通なら|明らかに)(?=、?[^。！？\\n、が]{0,30}${expected})`,
      rewrite: "",
    },
  ],
});

/** What follows where the thing is kept from happening, denied, or only possible. */
const averted = oneOf(`
  の(?:発生|混入|リスク|可能性|余地|おそれ|恐れ),
  が(?:起き|起こ|発生し|入り|混入し|あっ|出|生じ)(?:な|にく|ても|うる|得る|やすい|る余地|る前|た場合|たとき|ず),
  を(?:防|避け|減ら|なく[すし]|無く[すし]|抑え|排除|回避|検知|検出|許容|前提|想定|責め),
  (?:では|じゃ|で)は?(?:な|片付|済ま|終わ), がな, できな, だったわけ, 対策, 防止, 予防, 検知, 検出, し?な[いくし], しにく, に強,
  に備え, でも(?!あ), という, といった, 探し, 捜し, さがし, に頼, に依存, し?やす, ても, ず, にく, がち`);
const conditional = oneOf(`
  こと(?:が|は)?な, 可能性, リスク, 恐れ, おそれ, 場合, とき, 時(?!点), 際, ケース, 人, ユーザ, お客, 利用者, かどうか`);

export const japaneseGrammar: Grammar = {
  words: {},
  flags: "",
  triggers: {
    "error-label": ["ミス", "エラー", "過失"],
    carelessness: ["うっかり", "注意", "怠慢", "気の"],
    "missed-check": ["確認", "チェック", "見落", "見お", "みお", "見逃"],
    lacking: ["不足", "足りな", "の甘", "が甘"],
    forgetting: ["忘", "わすれ", "失念", "怠", "さぼ", "サボ"],
    fault: ["誤", "間違", "ミス", "勘違", "過失", "怠慢", "落ち度", "思い込", "せい", "犯人", "やらかし"],
    "person-as-cause": ["原因"],
    counterfactual: ["べき"],
    hindsight: ["当然", "普通", "明らか"],
  },
  avertedBefore: /(?:もし|仮に|たとえ|万一|万が一)[^。]{0,30}$/,
  avertedAfter: new RegExp(
    [
      "^て(?:は)?い?(?:な|ませ)",
      "^て[^。]*(?:と、|場合|たら|れば)",
      `^(?:や[^。、]{0,12})?(?:など)?${averted}`,
      `^(?:た|て(?:い(?:た|る))?|ている)?${conditional}`,
    ].join("|"),
  ),
  subjectBefore,
};
