import { describe, expect, it } from "vitest";
import { messagesOf } from "./harness";
import { reportWith } from "./reports";

const told = (stated: string, impact: string): string =>
  messagesOf("severity/criteria", reportWith({ fields: `- **Severity**: ${stated}\n\n## Impact\n\n${impact}\n` }), {
    profile: "mackerel",
  }).join("\n");

describe("severity/criteria in plain English", () => {
  it.each([
    ["SEV3", "All customers lost access to the whole service and data was lost.", "SEV2"],
    ["SEV3", "The whole site was down for all customers.", "SEV2"],
    ["SEV4", "The entire platform was unavailable for 40 minutes.", "SEV2"],
    ["SEV3", "The complete service went offline for two hours.", "SEV2"],
    ["SEV3", "From 10:00 on, the API was unreachable for all customers.", "SEV2"],
    ["SEV3", "The app was down for everyone.", "SEV2"],
    ["SEV3", "Everybody lost access to their projects.", "SEV2"],
    ["SEV3", "All users were locked out.", "SEV2"],
    ["SEV3", "No one could pay.", "SEV2"],
    ["SEV3", "Unauthorized access to customer records; credit cards were charged twice.", "SEV1"],
    ["SEV2", "Unauthorised access to personal data occurred through an old token.", "SEV1"],
    ["SEV2", "14 credit cards were charged twice.", "SEV1"],
    ["SEV2", "Customer records were downloaded by an attacker.", "SEV1"],
    ["SEV2", "For an hour, users could see other customers' invoices.", "SEV1"],
    ["SEV4", "Some customers lost access to their reports.", "SEV3"],
  ])("%s with “%s” may be %s", (stated, impact, level) => {
    expect(told(stated, impact)).toContain(`On this scale that is ${level}.`);
  });

  it.each([
    "Not all customers lost access to the service.",
    "No customers lost access.",
    "Almost all customers lost access to an experimental page.",
    "We feared that all customers lost access.",
    "It would have meant that all customers lost access.",
    "All customers on the beta plan lost access to the preview.",
    "The whole site was down for one customer.",
    "The whole site was down for a few users in the trial.",
    "The whole site was down for internal users.",
    "The whole site was down in one region.",
    "The whole site was never down.",
    "The whole site was not down for all customers.",
    "The site was down for all customers in the pilot.",
    "Whether the whole site was down is not known.",
    "Nobody could explain the graph.",
    "No one could reproduce it.",
    "There was no unauthorized access to customer records.",
    "Unauthorized access to customer records was ruled out.",
    "Unauthorized access to customer records was prevented by the firewall.",
    "Unauthorized access to customer records: none.",
    "| Question | Answer |\n|---|---|\n| Unauthorized access to customer records | No |",
    "We looked for unauthorized access to customer records.",
    "Credit cards were not charged twice.",
    "Customers were never charged twice.",
    "No credit cards were charged twice.",
    "Test cards were charged twice in the sandbox.",
    "Claims that cards were charged twice turned out to be wrong.",
    "Customer records were not accessed by an attacker.",
    "Users could only see their own invoices.",
    "Customer data was never exposed.",
    "Customers saw a slow page.",
  ])("is silent on “%s”", (impact) => {
    expect(told("SEV3", impact)).toBe("");
  });
});
