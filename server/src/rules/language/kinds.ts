import { message, type Message } from "../../text/message";

/** What a phrase does to the reading of an incident. */
export const blames = [
  "error-label",
  "forgetting",
  "counterfactual",
  "failing",
  "carelessness",
  "missed-check",
  "lacking",
  "fault",
  "person-as-cause",
  "hindsight",
  "single-cause",
  "verdict",
] as const;
export type Blame = (typeof blames)[number];

interface Lesson {
  readonly why: Message;
  /** A way to say it that names the condition, the signal or the guardrail. Text for the document, in its language. */
  readonly instead: { readonly en: string; readonly ja: string };
}

export const lessons: Readonly<Record<Blame, Lesson>> = {
  "error-label": {
    why: message("this label ends the inquiry at a person."),
    instead: {
      en: "the command accepted the production cluster without a prompt",
      ja: "本番かどうかを確かめる表示がないままコマンドが実行できた",
    },
  },
  forgetting: {
    why: message("memory is not a control: whoever does the step next can forget it too."),
    instead: {
      en: "nothing reminded the person on duty that the step was due",
      ja: "作業が残っていることを知らせる仕組みがなかった",
    },
  },
  counterfactual: {
    why: message("this tells what did not happen, as seen from today; it does not explain what happened."),
    instead: {
      en: "at that time the dashboard showed …, so … looked right",
      ja: "その時点では…しか見えておらず、…が妥当に見えた",
    },
  },
  failing: {
    why: message("this measures a person against what is known today."),
    instead: {
      en: "no signal showed that … was needed",
      ja: "…が必要だと分かる手がかりがなかった",
    },
  },
  carelessness: {
    why: message("this judges a person's attention, which no action can fix."),
    instead: {
      en: "the two environments look the same in the terminal",
      ja: "端末の表示では二つの環境を見分けられなかった",
    },
  },
  "missed-check": {
    why: message("a check that depends on one person's eyes says little about why it let this through."),
    instead: {
      en: "the review had no step that compares the two settings",
      ja: "二つの設定を比べる手順がレビューになかった",
    },
  },
  lacking: {
    why: message("this names a lack in a person, not what could be seen and known at the time."),
    instead: {
      en: "the runbook does not say that …",
      ja: "…であることが手順書に書かれていなかった",
    },
  },
  fault: {
    why: message("this looks for the guilty instead of the cause."),
    instead: {
      en: "the pipeline let the change through without …",
      ja: "…がないまま変更を通す仕組みだった",
    },
  },
  "person-as-cause": {
    why: message("a person or a team is not a cause: what made the action possible and reasonable is."),
    instead: {
      en: "the tool allowed … without …, and … looked safe",
      ja: "…を確認なしに実行できる状態で、安全に見えた",
    },
  },
  hindsight: {
    why: message("it looks plain only in hindsight; at the time it was one of several readings."),
    instead: {
      en: "at that time … was visible, … was not",
      ja: "その時点で見えていたのは…で、…は見えていなかった",
    },
  },
  "single-cause": {
    why: message("an incident seldom has one cause; naming one hides the conditions that let it happen."),
    instead: {
      en: "contributing factors were …",
      ja: "寄与要因は…",
    },
  },
  verdict: {
    why: message("this is a verdict, not a fact; it makes people careful about what they tell."),
    instead: {
      en: "the update came 90 minutes after the first report; the target is 30",
      ja: "最初の報告から更新まで90分かかった（目標は30分）",
    },
  },
};
