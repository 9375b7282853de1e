const longestName = 80;
const numbering = /^(?:\d{1,3}(?:\.\d{1,3})*[.)、:：]?\s+|[①-⑳]\s*)/;
const saidToBeAlert = /^(?:alert(?:[ -]?name)?|アラート(?:名)?)\s*[:：]\s*(\S.*)$/i;
const remark = /\s*[（(［[【][^）)］\]】]{0,60}[）)］\]】]\s*/g;

/** The alerts that a heading names: `KubePodCrashLooping`, `1. HighLatency (critical)`, `Alert: disk full`. */
export function alertNamesIn(heading: string): readonly string[] {
  const said = saidToBeAlert.exec(heading.trim())?.[1];
  if (said !== undefined) return said.length <= longestName ? [said.replace(/^(["'`])(.+)\1$/, "$2")] : [];
  const plain = heading.trim().replace(numbering, "").replace(remark, " ").trim();
  const names = plain.split(/\s*(?:[/、,&|・]|\band\b|\bor\b)\s*/).filter((name) => name !== "");
  return names.length > 0 && names.length <= 8 && names.every(isAlertName) ? names : [];
}

/** Nothing but two words run together, as in the names of errors and classes: `ConnectTimeout`. */
export const isDoubtful = (heading: string): boolean =>
  !saidToBeAlert.test(heading.trim()) &&
  alertNamesIn(heading).every((name) => !name.includes("_") && humpsOf(name).length <= 2);

const identifier = /^[A-Za-z][A-Za-z\d]*(?:_[A-Za-z\d]+)*$/;
const hump = /[A-Z]{2,}(?![a-z])|[A-Z][a-z\d]*|\d+/g;
/** What goes wrong: two words make the name of an alert only with one of these. */
const trouble =
  /(?:Down|Fail(?:ed|ing|ure|ures|s)?|High|Low|Full|Missing|Absent|Errors?|Firing|Latency|Slow|Unavailable|Unreachable|Lag(?:ging)?|Stuck|Expir(?:ed|es|ing|y|ation)|Restart(?:s|ed|ing)?|OOM|Degraded|Pending|Exceeded|Pressure|Time(?:d)?[oO]uts?|Dead|Unhealthy|Crash(?:ed|ing)?|Killed|Saturat(?:ed|ion)|Overload(?:ed)?|Stale|Lost|Drift|Skew|Mismatch|Burn|Leak|Stopped|NotReady|Throttl(?:ed|ing)|Dropped|Diverged|Blocked|Spike|Flapping|Offline)$/;
const kindsOfThings =
  /^(?:Pod|Persistent|Config|Daemon|Stateful|Replica|Service|Network|Horizontal|Vertical|Cluster|Custom|Volume|Storage|Ingress|Cron|Role|Custom)?(?:VolumeClaim|Volume|DisruptionBudget|Map|Set|Monitor|Account|Policy|PodAutoscaler|Role|RoleBinding|ResourceDefinition|Class|Job|Binding|Attachment|Controller|Manager|Operator|Server|Config|Rule)$/;

/** An identifier of words run together that is the name of an alert rather than of a product or a kind of object. */
function isAlertName(name: string): boolean {
  if (!identifier.test(name) || name.length > longestName || kindsOfThings.test(name)) return false;
  const words = name.split("_");
  if (words.length > 1 && words.some((word) => /^[A-Z]/.test(word))) return words.length > 2 || words.some(isTrouble);
  const humps = humpsOf(name);
  if (!/[a-z]/.test(name) || humps.length < 2) return false;
  return humps.length > 2 ? humps.filter((one) => /[a-z]/.test(one)).length > 1 : isTrouble(name);
}

const humpsOf = (name: string): readonly string[] => (/^[A-Z]/.test(name) ? (name.match(hump) ?? []) : []);

const isTrouble = (name: string): boolean => trouble.test(name) || /^(?:No|High|Low|Too|Slow|Missing)[A-Z]/.test(name);
