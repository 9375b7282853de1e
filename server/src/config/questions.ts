import type { LocalText } from "../severity/scale";

const ask = (en: string, ja: string): LocalText => ({ en, ja });

/**
 * Open questions to choose from in a postmortem: viewpoints, not a form. They ask what and how, never who or why,
 * so that the answer is about conditions instead of people.
 */
export const openQuestions: readonly LocalText[] = [
  ask(
    "What was the first sign, and what would have let us notice in half the time?",
    "最初の兆候は何でしたか。半分の時間で気付くには、何があればよかったですか。",
  ),
  ask(
    "Where was it hard to judge whether this was an incident, or how severe it was?",
    "インシデントかどうか、重大度はどれかの判断で、難しかったのはどこですか。",
  ),
  ask("What delayed forming the response team?", "対応体制を整えるまでに、時間がかかった要因は何ですか。"),
  ask(
    "What would have shortened the time from response to recovery?",
    "対応開始から復旧までを短くできたとすれば、何がきっかけになりましたか。",
  ),
  ask(
    "What could somebody who joined late see of the current status and the outlook?",
    "途中から参加した人は、現在の状況と今後の見通しをどこまで把握できましたか。",
  ),
  ask("What was different from what we expected of the system?", "システムの動きで、想定と違ったことは何ですか。"),
  ask(
    "What could be seen and done at the time of each decision?",
    "それぞれの判断の時点で、何が見えていて、何ができましたか。",
  ),
  ask("Which runbook helped, and which one was missing?", "役に立った手順書、足りなかった手順書はどれですか。"),
  ask(
    "How well did the alert express what users experienced?",
    "アラートは、お客様への影響をどれだけ表していましたか。",
  ),
  ask(
    "Which similar incidents were there, and which of their actions are still open?",
    "似たインシデントには何があり、そのアクションで未完了のものはどれですか。",
  ),
  ask("What went well, and what was luck?", "うまくいったことは何ですか。運に助けられたことは何ですか。"),
  ask(
    "What work that we had put off would have helped?",
    "後回しにしていた作業のうち、済んでいれば助けになったものは何ですか。",
  ),
  ask(
    "How far were the people affected told enough, and in time?",
    "影響を受けた方々への連絡は、内容と早さの面でどこまで十分でしたか。",
  ),
  ask("What do you change in your own work after this?", "今回のことを受けて、自分の仕事で何を変えますか。"),
];

/** The hour of a postmortem: facts first, then GKPT, then what follows. */
export const meetingAgenda: readonly LocalText[] = [
  ask("Read the summary and the timeline together.", "障害概要とタイムラインを一緒に読みます。"),
  ask("GKPT on the sorted facts.", "整理した事実をもとに GKPT を出します。"),
  ask("Permanent fixes and actions.", "恒久対応とアクションを決めます。"),
  ask("Outline of the incident report, and its owner.", "障害報告の骨子と担当を決めます。"),
];
