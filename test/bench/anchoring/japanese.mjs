// Japanese incident reports and runbooks, out of a seed: the same particles and endings in every sentence, as people write.
/** @typedef {import("../random.mjs").Random} Random */

const services = ["決済サービス", "検索API", "ログイン画面", "画像配信", "通知基盤", "会員データベース", "注文管理", "社内ポータル"];
const things = ["接続プール", "エラー率", "レプリカの遅延", "証明書", "ジョブキュー", "キャッシュ", "ディスク使用量", "機能フラグ", "設定ファイル", "閾値"];
const states = ["枯渇した", "上限に達した", "急上昇した", "期限切れになっていた", "更新されていなかった", "想定の三倍になった", "平常に戻った"];
const reasons = ["リリースの直後に", "負荷試験が不足していたため", "アラートが届かなかったため", "深夜のバッチ処理と重なり", "設定値を誤ったため", "手順書が古かったため"];
const people = ["佐藤", "田中", "鈴木", "高橋", "伊藤", "渡辺"];
const doings = ["確認した", "再起動しました", "切り戻した", "調査している", "共有しました", "見直す", "追加する", "停止した"];

/** @param {Random} random */
export function japaneseSentence(random) {
  const kind = random.next();
  const [service, thing] = [random.one(services), random.one(things)];
  if (kind < 0.3) return `${random.one(reasons)}、${service}の${thing}が${random.one(states)}。`;
  if (kind < 0.5) return `${random.one(people)}さんが${service}の${thing}を${random.one(doings)}。`;
  if (kind < 0.65) return `${thing}が${random.between(2, 98)}%を超えたら、${service}の担当者に連絡してください。`;
  if (kind < 0.8) return `${service}では${thing}を監視しておらず、検知が${random.between(5, 90)}分遅れた。`;
  if (kind < 0.9) return `\`pool.max=${random.between(10, 90)}\` に変更したが、${thing}は${random.one(["改善しなかった", "すぐに改善した", "一時的に下がった"])}。`;
  return `${random.one(reasons)}利用者の一部が${service}を利用できなかった。`;
}

/** @param {Random} random */
const paragraph = (random) => [Array.from({ length: random.between(1, 4) }, () => japaneseSentence(random)).join(""), ""];

/** @param {Random} random */
export function japaneseDocument(random) {
  const lines = [`# ${random.one(services)}の障害報告`, "", "## 概要", "", ...paragraph(random), "## 影響", "", ...paragraph(random), "## タイムライン", ""];
  lines.push("| 時刻 | 出来事 |", "| --- | --- |");
  for (let row = random.between(4, 12), now = random.between(540, 1200); row > 0; row -= 1, now += random.between(1, 9)) {
    lines.push(`| ${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")} | ${japaneseSentence(random).slice(0, -1)} |`);
  }
  for (const title of ["原因", "対応", "うまくいったこと", "学び"]) {
    lines.push("", `## ${title}`, "", ...paragraph(random));
    if (random.happens(0.5)) lines.push(...Array.from({ length: random.between(2, 6) }, () => `- ${japaneseSentence(random)}`), "");
    if (random.happens(0.5)) lines.push(...paragraph(random));
  }
  lines.push("", "## 再発防止策", "", ...Array.from({ length: random.between(2, 5) }, () => `- ${random.one(people)}: ${random.one(services)}の${random.one(things)}を${random.one(["監視に追加する", "見直す", "自動化する", "手順書に書く"])}`));
  return lines.join("\n") + "\n";
}
