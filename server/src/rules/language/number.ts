/** Clock times, dates, durations, versions and codes: digits that count nobody. */
const counting =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s*[:：]\s*\d{2}(?:[:：]\d{2})?|\d{4}年|\d{1,2}\s*(?:月|日)|\d{1,2}時(?:\d{1,2}分)?|\d+(?:\.\d+)?\s*(?:milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|秒|分(?:間)?|時間|日間?|週間?|か月|ヶ月)(?![a-z])|\bv?\d+\.\d+(?:\.\d+)*(?!\s*%)|\b(?:HTTP|status|code|error)\s*\d{3}\b|\b[45](?:\d\d|xx)\b(?!\s*(?:%|件|人|名|users?|customers?|requests?|people))|#\d+|[A-Za-z][A-Za-z_-]*\d+/gi;

const amount =
  /\d|[〇一二三四五六七八九十百千万億]+(?:人|名|件|社|割|台|店舗|ユーザー?|リクエスト)|数[十百千万](?:人|名|件|社|台)|半数|過半数|全(?:員|ユーザー?|顧客|利用者|件|て)|すべて|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|dozens?|half|third|quarter|single)\b/i;

/** True when a sentence says how much or how many. */
export function statesAmount(sentence: string): boolean {
  return amount.test(sentence.replace(counting, " "));
}
