/** What stands before, between and behind dates and clocks; all patterns match exactly at a cursor. */

export const weekday =
  /(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?:,|\.)?\s(?:the\s)?|[（(][月火水木金土日](?:曜日?)?[)）]\s?|[月火水木金土日]曜日?,?\s?)/iy;
export const weekdayBehind =
  /,?\s?[（([](?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[月火水木金土日](?:曜日?)?(?:・?祝)?)[)）\]]/iy;
export const lead =
  /(?:(~|～|〜|≈|約|およそ|だいたい|おおよそ|about|around|approximately|approx\.?|circa|ca\.?|c\.|roughly|some ?time|kl\.?|at|from|since|by|on|den|between)(?![A-Za-z])\s?)/iy;
export const openLead = /(after|from|since|before|until|till)\s/iy;
export const between =
  /(?:T|\s?(?:@|,|-|–|の)\s?|\s?[:：]\s|\s+)(?:(?:at|between|from|kl\.?|about|around|approximately|approx\.?|ca\.?|c\.|約|およそ|～|~|〜|≈)\s?)*/iy;
export const trailing =
  /\s?(頃(?:から|まで)?|直後|直前|\((?:maybe|perhaps|not sure|unsure|exact time|possibly)[^)]{0,40}\)|ごろ|ころ|前後|以降|以後|以前|より前|過ぎ|すぎ|まで|時点|ish\b|-ish\b|\?|\((?:approx\.?|approximately|ca\.?|estimated?|推定|約|頃|\?)\)|（(?:推定|約|頃|おおよそ)[^）]{0,12}）|onwards?\b|or so\b|or later\b|or earlier\b)/iy;
export const separator = /\s?(?:〜|～|~|–|—|-|→|⇒|->|から|to\b|until\b|till\b|and\b)\s?/iy;
export const openEnd = /\s?[〜～~](?=\s|$|[^\d\s午前後翌])/y;
export const elapsed =
  /T\s?([+-])\s?(?:(\d{1,3}):([0-5]\d)(?::[0-5]\d)?|(\d+)\s?(s|sec|seconds?|m|min|minutes?|h|hrs?|hours?|d|days?)?\b)|T0\b|\+(\d{1,3}):([0-5]\d)\b|\+(\d+)\s?(m|min|minutes?|h|hrs?|hours?|分|時間)(?![A-Za-z])/y;
export const placeholder =
  /[\dxX?][xX?]:[xX?]{2}|[yY]{4}-[mM]{2}-[dD]{2}(?:[T\s]*[hH]{2}:[mM]{2})?|hh:mm|(?:(?:20[xX?][xX?]|2[xX]{3}|[Yy]{4}|\d{4}(?:\/\d{2})?)[-/.](?:MM|mm|\?\?|XX|xx|\d{2})[-/.](?:DD|dd|\?\?|XX|xx|\d{2})[T\s]*)?(?:(?:HH|hh|XX|xx|\?\?|--|__|\d{2})[:.](?:MM|mm|XX|xx|\?\?|--|__)(?:[:.](?:SS|ss|\?\?))?)|(?:20[xX?][xX?]|2[xX]{3}|[Yy]{4})[-/.](?:MM|mm|\?\?|XX|xx|\d{2})[-/.](?:DD|dd|\?\?|XX|xx|\d{2})|\d{4}(?:\/\d{2})?[-/](?:\?\?|MM|\d{2})[-/](?:\?\?|DD)(?![\d?])/y;
export const secondZone =
  /\s?[（(]\s?(?:=\s?)?(?:(?:[A-Z]{2,4}|日本時間|現地時間)[:：]?\s?)?(?:\d{4}[-/])?(?:\d{1,2}[-/]\d{1,2}\s)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s?(?:[A-Z]{2,4}|日本時間)?\s?[)）]/y;

export const nextDayBehind =
  /\s?[（(](?:\+1(?:\s?d(?:ays?)?)?|(?:the )?next day|翌日|翌)[)）]|\s\+1(?:\s?d(?:ays?)?)?(?![\w:])/iy;
