/**
 * Words people use for a severity, in English, Japanese, Norwegian and Chinese.
 * `plain` words are a severity wherever they lead ("major incident"); `bare` words mean other things in prose
 * ("notice sent to users", 高負荷) and count only when they stand alone: before a bracket, a mark or the end.
 */
export const severityWords = {
  plain: [
    "critical", "catastrophic", "severe", "very high", "highest", "high", "medium", "moderate", "major", "minor",
    "very low", "lowest", "low", "trivial", "informational", "near-miss", "near miss",
    "致命的", "致命", "重大", "甚大", "深刻", "重度", "中程度", "中度", "軽微", "軽度", "クリティカル", "メジャー",
    "マイナー", "ヒヤリハット", "特别重大", "严重", "轻微", "较大",
    "kritisk", "alvorlig", "moderat", "middels", "høy", "lav",
  ],
  bare: [
    "emergency", "fatal", "error", "warn", "blocker", "urgent", "significant", "limited", "normal", "negligible", "cosmetic", "warning",
    "notice", "info", "page", "ticket", "down", "disrupted", "degraded", "major outage", "partial outage", "full outage",
    "outage", "maintenance", "最高", "最低", "高い", "低い", "高め", "低め", "高", "中", "低", "大", "小", "緊急", "通常",
    "警告", "注意", "情報", "紧急", "一般", "提示",
  ],
} as const;

/** What stands before the number of a level, and the family of scale it belongs to. */
export const levelPrefixes: readonly { readonly family: string; readonly pattern: string }[] = [
  { family: "sev", pattern: "severity(?:\\s+level)?|sev|重大度|深刻度|严重程度" },
  { family: "p", pattern: "priority|p" },
  { family: "s", pattern: "s" },
  { family: "level", pattern: "(?:障害)?レベル|level|lvl|lv|级别|tier" },
];

/** Words before a severity that leave it what it is: "suspected SEV2", 暫定 SEV2. */
export const leadIns = [
  "potential", "possible", "probable", "likely", "suspected", "estimated", "provisional", "current", "final", "was",
  "about", "approx", "仮", "暫定", "推定", "想定", "現在", "最終", "おそらく", "概ね",
] as const;
