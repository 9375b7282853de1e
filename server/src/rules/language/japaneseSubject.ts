import { oneOf } from "./oneOf";

/** Who does what a Japanese verb says, as far as the sentence before it tells. */
export type Subject = "person" | "none" | "other";

const roles = oneOf(`
  担当者?, 作業者, 操作者, オペレーター?, 運用者, 開発者, 実装者, 設計者, 調査者, 対応者, レビュアー, レビューア, レビュワー,
  エンジニア, 管理者, 責任者, (?:チーム|対応)リーダー, メンバー, 新人, 先輩, 上司, 部下, 後輩, 社員, 職員, スタッフ, 当番,
  オンコール, インシデントコマンダー, 指揮官, 本人, 自分, 私, 僕, 彼女?, 我々, 誰か, チーム`);
/** Customers and the public are no colleagues. */
const outsiders = "お客|皆|みな|業者|お得意";
const kanji = "\\u3400-\\u9fff々";
const katakana = "ァ-ヺー・";
const named = `(?<!${outsiders})(?:[${kanji}${katakana}]{1,12}|[A-Za-z]{2,20} ?)(?<!${outsiders})(?:さん|氏|くん)`;
const group = "(?:たち|ら|側|全員)?";
const team = `(?<![${katakana}])(?:[${kanji}]{1,6}|[${katakana}]{2,12}|[A-Za-z]{2,20})?`;

/** A person inside a Japanese sentence, as the source of a regular expression. */
export const person = `(?:${named}|${team}${roles})${group}`;

const personAtEnd = new RegExp(`(?:${named}|${roles})(?:${group}|の一人)$`);
const outsiderAtEnd = /(?:お客(?:さん|様|さま)?|皆さん|みなさん|業者さん|お得意(?:さん|様))$/;
/** Topics that frame a sentence and are not its subject. */
const frame = new RegExp(
  `${oneOf(`
    原因, 要因, 理由, 背景, 問題点?, 反省点, 課題, 今回, 当初, 当時, 当日, 今日, 昨日, 実際, 本来, 事実, 結果, 以前, 従来, 通常,
    [前後時中際間日朝晩夜点内上下]`)}$`,
);

/** A noun and its particle; before the particle of blanked code or a link there are only blanks. */
const marked = new RegExp(
  `(?:(?<noun>[\\p{L}\\p{N}ー_\`）)\\]]{0,40}?(?:[${kanji}${katakana}A-Za-z0-9_\`）)\\]]|さん|くん|たち|ら)) ?|(?<=\\s))` +
    "(?<particle>[がはも])(?![らずじち])",
  "gu",
);
/** Closes a clause inside the sentence: `アラートが出ていたことを`. */
const embedding = /(?:の|こと|点|旨)(?:を|に|も)/;

/** Reads the sentence up to the verb, from the verb backwards. */
export function subjectBefore(sentence: string): Subject {
  const found = [...sentence.matchAll(marked)].reverse();
  for (const match of found) {
    const noun = match.groups?.["noun"] ?? "";
    const rest = sentence.slice(match.index + match[0].length);
    if (isPerson(noun)) return "person";
    if (match.groups?.["particle"] === "も" || frame.test(noun) || embedding.test(rest)) continue;
    return "other";
  }
  return "none";
}

function isPerson(noun: string): boolean {
  return personAtEnd.test(noun) && !outsiderAtEnd.test(noun);
}
