import type { LocalText, SeverityLevel, SeverityScale } from "./scale";

type LevelParts = Partial<Omit<SeverityLevel, "id" | "meaning">>;

const text = (en: string, ja: string): LocalText => ({ en, ja });

const noPolicy = text("", "");

const level = (id: string, meaning: LocalText, parts: LevelParts = {}): SeverityLevel => ({
  id,
  meaning,
  aliases: parts.aliases ?? [],
  policy: parts.policy ?? noPolicy,
  escalateTo: parts.escalateTo ?? [],
  roles: parts.roles ?? [],
  updateEvery: parts.updateEvery,
  postmortem: parts.postmortem ?? true,
  postmortemDueDays: parts.postmortemDueDays,
  actionsDueDays: parts.actionsDueDays,
});

const closed = (name: string, levels: readonly SeverityLevel[]): SeverityScale => ({ name, open: false, levels });

const together = text(
  "The team weighs follow-up work together with its normal tasks.",
  "恒久対応は、通常のタスクと合わせてチームで優先順位を決めます。",
);

const mackerel = closed("mackerel", [
  level("SEV1", text("Security is affected, or billing and charging.", "セキュリティ、または課金・請求に関わる。"), {
    policy: text("Follow-up work comes before everything else.", "恒久対応を、ほかのどの作業よりも優先します。"),
    roles: ["commander", "information_sharing", "customer_liaison", "scribe"],
    updateEvery: 30,
    postmortemDueDays: 7,
    actionsDueDays: 14,
  }),
  level(
    "SEV2",
    text(
      "No customer can use some function normally, or a core function does not work normally.",
      "ある機能をどのお客様も正常に使えない、または中核の機能を正常に使えない。",
    ),
    {
      policy: text(
        "Follow-up work comes before normal tasks by default.",
        "恒久対応を、原則として通常のタスクより優先します。",
      ),
      roles: ["commander", "information_sharing", "customer_liaison"],
      updateEvery: 60,
      postmortemDueDays: 7,
      actionsDueDays: 28,
    },
  ),
  level(
    "SEV3",
    text(
      "Some customers cannot use a function outside the core normally.",
      "一部のお客様が、中核ではない機能を正常に使えない。",
    ),
    { policy: together, roles: ["commander"], postmortemDueDays: 7, actionsDueDays: 56 },
  ),
  level(
    "SEV4",
    text("Irritating or slow, but the functions can be used.", "使いにくさや遅さはあるが、機能は使える。"),
    { policy: together, postmortemDueDays: 7 },
  ),
]);

const major = text(
  "A major incident: the full response is called.",
  "重大インシデントとして、対応体制をすべて招集します。",
);
const minor = text("The owning team responds in working hours.", "担当チームが営業時間内に対応します。");

const pagerduty = closed("pagerduty", [
  level(
    "SEV1",
    text(
      "Critical: most customers are affected and the product is down or unsafe to use.",
      "致命的。大半のお客様に影響し、サービスが停止しているか安全に使えない。",
    ),
    {
      policy: major,
      roles: ["commander", "deputy", "scribe", "customer_liaison"],
      updateEvery: 30,
      postmortemDueDays: 3,
    },
  ),
  level(
    "SEV2",
    text(
      "Critical: an important function is unusable for many customers.",
      "重大。重要な機能を、多くのお客様が使えない。",
    ),
    {
      policy: major,
      roles: ["commander", "deputy", "scribe", "customer_liaison"],
      updateEvery: 60,
      postmortemDueDays: 5,
    },
  ),
  level(
    "SEV3",
    text(
      "A function is degraded, or a SEV2 threatens if nobody acts soon.",
      "機能が劣化している、または放置すると SEV2 になるおそれがある。",
    ),
    { policy: minor, postmortem: false },
  ),
  level("SEV4", text("A minor problem that can wait for working hours.", "営業時間まで待てる軽い問題。"), {
    policy: minor,
    postmortem: false,
  }),
  level("SEV5", text("A cosmetic flaw or a bug without impact on use.", "見た目の問題など、利用に影響しない不具合。"), {
    policy: minor,
    postmortem: false,
  }),
]);

const atlassian = closed("atlassian", [
  level(
    "SEV1",
    text(
      "A service is down for all customers, or data is at risk.",
      "全顧客でサービスが停止、またはデータに危険がある。",
    ),
    {
      postmortemDueDays: 7,
      actionsDueDays: 28,
      updateEvery: 60,
    },
  ),
  level(
    "SEV2",
    text(
      "A service is down for some customers, or a core function is broken.",
      "一部の顧客でサービスが停止、または中核の機能が壊れている。",
    ),
    {
      postmortemDueDays: 7,
      actionsDueDays: 56,
      updateEvery: 60,
    },
  ),
  level("SEV3", text("A small impact that customers can work around.", "影響は小さく、回避策がある。"), {
    postmortem: false,
  }),
]);

const gitlab = closed("gitlab", [
  level(
    "S1",
    text(
      "Critical: the service or a key function is unavailable to most users.",
      "致命的。サービスや主要機能を大半の利用者が使えない。",
    ),
    {
      updateEvery: 30,
    },
  ),
  level(
    "S2",
    text(
      "High: a key function is degraded or out for many users.",
      "高。主要機能が劣化、または多くの利用者が使えない。",
    ),
    {
      updateEvery: 60,
    },
  ),
  level("S3", text("Medium: some users notice, a workaround exists.", "中。一部の利用者に影響し、回避策がある。"), {
    postmortem: false,
  }),
  level("S4", text("Low: hardly anybody notices.", "低。ほとんど気付かれない。"), { postmortem: false }),
]);

/** A priority of support cases that many teams use as a severity. */
const google = closed("google", [
  level("P0", text("Urgent beyond a normal P1: everybody works on it now.", "P1 を超える緊急。全員がいま対応する。")),
  level("P1", text("Critical: production is unusable.", "致命的。本番環境が使えない。")),
  level("P2", text("High: production is severely impaired.", "高。本番環境の利用に大きな支障がある。")),
  level("P3", text("Medium: production is partly impaired.", "中。本番環境の一部に支障がある。"), {
    postmortem: false,
  }),
  level("P4", text("Low: little or no impact on production.", "低。本番環境への影響はほぼない。"), {
    postmortem: false,
  }),
]);

const cstate = closed("cstate", [
  level("down", text("The system does not work.", "システムが動いていない。"), { aliases: ["outage", "停止"] }),
  level("disrupted", text("The system works in part or slowly.", "システムの一部が動かない、または遅い。"), {
    aliases: ["degraded"],
  }),
  level("notice", text("Something to know; the system works.", "お知らせ。システムは動いている。"), {
    postmortem: false,
  }),
]);

const words = closed("words", [
  level(
    "Critical",
    text("The service cannot be used, or harm is being done.", "サービスを使えない、または被害が出ている。"),
    {
      aliases: ["致命的", "クリティカル", "最高"],
    },
  ),
  level("High", text("An important function cannot be used by many.", "重要な機能を多くの人が使えない。"), {
    aliases: ["Major", "Severe", "高", "高い", "重大", "メジャー"],
  }),
  level("Medium", text("Some are hindered; there is a way around.", "一部に支障があるが、回避策がある。"), {
    aliases: ["Moderate", "中", "中程度", "中度"],
  }),
  level("Low", text("Small impact, or none that users notice.", "影響は小さい、または利用者は気付かない。"), {
    aliases: ["Minor", "低", "低い", "軽微", "マイナー"],
    postmortem: false,
  }),
]);

/** What holds when nobody has said which scale a team uses: any number 0 to 5 and any known word are valid. */
export const openScale: SeverityScale = {
  name: "open",
  open: true,
  levels: [
    level(
      "SEV1",
      text("Critical: the service or its users suffer serious harm.", "致命的。サービスや利用者に深刻な被害がある。"),
    ),
    level("SEV2", text("Major: an important function is not usable normally.", "重大。重要な機能を正常に使えない。")),
    level("SEV3", text("Minor: some users are hindered.", "軽微。一部の利用者に支障がある。")),
    level("SEV4", text("Low: irritating, but everything can be used.", "低。不便だが、機能は使える。")),
  ],
};

/** Scales by the name that `.afterword.yaml` and the profiles call them. */
export const scalePresets: Readonly<Record<string, SeverityScale>> = {
  open: openScale,
  mackerel,
  pagerduty,
  atlassian,
  gitlab,
  google,
  cstate,
  words,
};
