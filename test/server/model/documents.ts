/** Whole documents in the forms people write them in; every name and number is made up. */

export const english = `---
title: Checkout answered with errors
severity: SEV-2
authors: [Kim Lee, Pat Moe]
---
# Postmortem: checkout errors on 2026-03-23

**Status:** Draft | **Incident ID:** INC-12 | **Duration:** 1 hour 10 minutes

- **Start:** 2026-03-23 23:10 JST
- **End**: 00:20

## Summary

A deploy of \`checkout\` broke [payments](https://example.com/p). See PM-2026-031 and [[PM-2026-036]].

## Impact

TBD

## Timeline (all times in JST)

| Time | Event |
|---|---|
| 23:10 | First errors |
| 23:25 | Detected by an alert |
| HH:MM | template row |
| 00:20<br>00:25 | Rolled back |

### Later that night

- 00:40 Queue empty
- ~01:00 All clear

## Root cause

A wrong **default**: \`retries = 0\`.

## Action items

| Action | Owner | Due | Status |
|---|---|---|---|
| Add an alert | Kim | 2026-04-01 | Open |
| Write a test | | TBD | Done |

- [ ] Review limits (owner: Pat, due: 2026-04-05), see [the ticket][limits]

## Open questions

- What delayed the page?
  - The rota was wrong.
- What was different?

## Updates

### 23:40 Update

Current status: down
Next update: 00:10

[limits]: https://example.com/issues/7
`;

export const japanese = `# 障害報告：決済エラー

| 項目 | 内容 |
|---|---|
| 重大度 | SEV-3（一部の決済） |
| 発生日時 | 2026年3月23日 10:00頃 |
| 影響時間 | 約2時間 |

**重大度：**SEV-1です
**検知日時**：10:05

## サマリー

設定を誤り、「決済できない」との問い合わせが来た。

## タイムライン

10:00 反映した
10:05 検知
### 10:30 切り戻し

翌1:30 復旧

## 根本原因

未記入

## 再発防止策

**山田さん**

- 監視を追加する（期限: 2026年4月1日）
- 手順を直す

## GKPT

### Good
- G1: 早かった
### Problem
- P1: 遅い → T1
### Try
- T1: 直す
`;

export const keyEvents = `# Two outages

## Redis on 2026-01-02

- First detected 2026-01-02 10:05
- Incident declared: 10.10
- Repaired 10:30
- Resolved 2026-01-02 10:50

### Timeline

#### {{ 10:05 }}

> quoted 10:06

\`\`\`
10:07 log line
\`\`\`

#### 10:20 - 10:30

Restarted.

### Cause

x

## Queue on 2026-01-03

### Timeline

* 3 January
  * 11:00 a
  * 11:10 b
* 2026-01-04 08:00 c

### Cause

y
`;
