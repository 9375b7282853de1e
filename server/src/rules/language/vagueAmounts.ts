const people =
  "users?|customers?|clients?|people|visitors?|subscribers?|members?|tenants?|accounts?|companies|teams|organi[sz]ations?";
const things =
  "requests?|services?|jobs?|pods?|nodes?|orders?|transactions?|messages?|emails?|errors?|failures?|queries|sessions?|connections?|builds?|deployments?|regions?|pages?|records?|files?|events?|features?|functions?|systems?|applications?|apps?|websites?|sites?|repositories|hosts?|servers?|stores?|shops?|payments?";

/** Words for an amount that name none; `many` in `how many`, `too many requests` or `many-to-many` is another word. */
export const vagueEnglish = new RegExp(
  [
    `\\b(?<!\\b(?:how|as|so|not|too|that|for|in) )many(?= (?:of (?:our|the|these|those) )?(?:[\\w-]+ ){0,2}?(?:${people}|${things})\\b)`,
    `\\b(?:a (?:huge|large|great|significant|substantial) (?:number|amount|share|part|portion) of|large numbers of|a lot of|lots of|numerous|countless)(?= (?:of )?(?:our |the )?(?:[\\w-]+ ){0,2}?(?:${people}|${things})\\b)`,
    `\\b(?:some|several|various|certain|most|a few)(?: of)?(?: (?:our|the|their|its))?(?: (?!(?:users?|customers?|clients?)\\b)[a-z-]+)? (?:users|customers|clients|visitors|subscribers|tenants)\\b`,
    `\\b(?:huge|massive)\\b(?! ?pages?\\b)`,
  ].join("|"),
  "gi",
);

const who =
  "お客様|お客さま|お客さん|ユーザー?|利用者|顧客|会員|契約者|加盟店|店舗|テナント|クライアント|購入者|企業|取引先";

export const vagueJapanese = new RegExp(
  [
    "(?:大勢|おおぜい|多数|相当数|大多数|数多く|多く)の",
    "かなり(?:の|多くの|多数の)",
    `一部の?(?:${who})`,
    `(?:${who})(?:の一部|の多く|の大半)`,
    "甚大な|莫大な|膨大な",
  ].join("|"),
  "g",
);
