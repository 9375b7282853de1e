import type { Command } from "./commands";

/** A form of command that changes or destroys what cannot simply be brought back. */
type Form = RegExp;

/** Where a command can begin: at the start, behind an operator, after `sudo`, in `sh -c '…'`, behind `exec … --`. */
const head = String.raw`(?:^|[;&|(\n]|\$\(|\b(?:sudo|doas|xargs|time|nohup|then|do|else)(?:\s+-\S+)*\s|\s--\s|-c\s+["']|-exec\s)\s*(?:[A-Z_]{1,40}=\S*\s+){0,4}`;
const rest = String.raw`[^\n;&|]{0,300}?`;
const form = (command: string, ...danger: readonly string[]): Form =>
  new RegExp(`${head}(?<found>${[command, ...danger].join(rest)})`, "gim");

const flag = (names: string): string => String.raw`\s(?:${names})(?![\w-])`;

/** Shell commands, each from its name to what makes it dangerous. */
const shell: readonly Form[] = [
  form(String.raw`\brm\s+(?:-[a-z]*r[a-z]*|--recursive)`, String.raw`\s[^\s-]\S*`),
  form(String.raw`\b(?:kubectl|oc|k)\b`, String.raw`\sdelete\b(?:\s+(?!-)\S+)?`),
  form(String.raw`\b(?:kubectl|oc|k)\b`, String.raw`\b(?:drain|replace\s+--force)\b`),
  form(
    String.raw`\b(?:kubectl|oc|k|docker|docker-compose|heroku)\b`,
    String.raw`\bscale\b`,
    String.raw`(?:--replicas[= ]|=)0\b`,
  ),
  form(String.raw`\b(?:helm|helmfile)\b`, String.raw`\s(?:uninstall|delete|destroy)\b`),
  form(String.raw`\b(?:terraform|tofu|pulumi|terragrunt|cdk)\b`, String.raw`\s(?:destroy|-destroy)\b`),
  form(String.raw`\bterraform\b`, String.raw`\sstate\s+rm\b`),
  form(String.raw`\b(?:terraform|tofu)\b`, String.raw`\sapply\b`, String.raw`-auto-approve\b`),
  form(String.raw`\bgit\s+push\b`, flag("--force|-f|--delete|--mirror")),
  form(String.raw`\bgit\s+(?:reset\s+--hard|clean\s+-[a-z]*f)`),
  form(String.raw`\bredis-cli\b`, String.raw`\b(?:flushall|flushdb|debug\s+segfault|shutdown)\b`),
  form(String.raw`\b(?:flushall|flushdb)\b`),
  form(String.raw`\bdd\b`, String.raw`\sof=/\S*`),
  form(String.raw`\b(?:mkfs(?:\.\w+)?|wipefs|shred|blkdiscard|fdisk|parted)\s+`, String.raw`/dev/\S+`),
  form(String.raw`\b(?:iptables|ip6tables|nft|ufw)\s+`, String.raw`(?:-F|--flush|flush|reset)\b`),
  form(String.raw`\baws\s+`, String.raw`\s(?:delete|terminate|deregister|purge|remove)-[\w-]+`),
  form(String.raw`\baws\s+s3\s+(?:rm|rb)\b`, String.raw`(?:--recursive|--force)\b`),
  form(String.raw`\baws\s+`, String.raw`--(?:desired-count|desired-capacity)[= ]0\b`),
  form(
    String.raw`\b(?:gcloud|az|doctl|eksctl|kops|flyctl|heroku|gsutil|ibmcloud|openstack)\s+`,
    String.raw`\s(?:delete|destroy|purge|deallocate|rm\s+-r)\b`,
  ),
  form(
    String.raw`\bdocker(?:-compose|\s+compose)?\s+`,
    String.raw`(?:prune\b|volume\s+rm\b|down\s+(?:-v|--volumes)\b|rm\s+-[a-z]*f|rmi\s+-f)`,
  ),
  form(String.raw`\bsystemctl\s+`, String.raw`(?:stop|disable|mask|kill)\s+\S+`),
  form(String.raw`\b(?:service\s+\S+\s+stop|/etc/init\.d/\S+\s+stop|supervisorctl\s+stop|pm2\s+delete)\b`),
  form(
    String.raw`\bkafka-(?:topics|consumer-groups|acls|configs)(?:\.sh)?\b`,
    String.raw`--(?:delete|reset-offsets)\b`,
  ),
  form(String.raw`\bkafka-delete-records(?:\.sh)?\b`),
  form(String.raw`\betcdctl\b`, String.raw`\s(?:del|member\s+remove)\b`),
  form(String.raw`\b(?:reboot|poweroff|halt|shutdown\s+(?:-[hrP]\b|now\b)|init\s+[06])\b`),
  form(String.raw`\b(?:kill\s+-(?:9|KILL|SIGKILL)|pkill\s+-(?:9|KILL)|killall)\s+\S+`),
  form(String.raw`\b(?:lvremove|vgremove|pvremove|(?:zfs|zpool)\s+destroy|cryptsetup\s+luksFormat)\b`),
  form(String.raw`\b(?:dropdb|dropuser)\s+\S+`),
  form(String.raw`\bmysqladmin\b`, String.raw`\sdrop\b`),
  form(String.raw`\brabbitmqctl\b`, String.raw`\b(?:purge_queue|delete_queue|force_reset|reset)\b`),
  form(String.raw`\bnodetool\b`, String.raw`\b(?:decommission|removenode|assassinate|truncate)\b`),
  form(String.raw`\bceph\b`, String.raw`\b(?:osd\s+(?:purge|destroy|rm|lost)|(?:fs|osd\s+pool)\s+(?:rm|delete))\b`),
  form(String.raw`\bcurl\b`, String.raw`(?:-X|--request)[ =]?["']?DELETE\b`),
  form(String.raw`\b(?:vault|consul|nomad)\b`, String.raw`\s(?:delete|destroy|purge|stop)\b`),
  form(String.raw`\btruncate\s+`, String.raw`(?:-s|--size)[= ]?0\b`),
  form(String.raw`\b(?:crontab\s+-r|swapoff\s+-a|umount\s+-[a-z]*[fl])\b`),
  form(
    String.raw`\b[a-z][\w./-]*\s+(?!.*--force-with-lease)`,
    flag("--force|--yes-i-really-mean-it|--yes-i-really-really-mean-it"),
  ),
];

const statements: readonly RegExp[] = [
  /(?<found>\bDROP\s+(?:TABLE|DATABASE|SCHEMA|INDEX|USER|ROLE|VIEW|KEYSPACE|COLUMN|PARTITION)\b)/gi,
  /(?<found>\bTRUNCATE\s+(?:TABLE\s+)?["'`\w][\w."`]*)/gi,
  /(?<found>\bDELETE\s+FROM\s+["'`\w<{$][\w."'`<>{}$-]*)(?![^;]*\bWHERE\b)/gi,
  /(?<found>\bUPDATE\s+["'`\w][\w."'`]*\s+SET\b)(?![^;]*\bWHERE\b)/gi,
];

/** SQL inside of a shell command. */
const client = /\b(?:psql|mysql|mariadb|sqlite3|cqlsh|clickhouse-client|sqlcmd|cockroach|spanner-cli|bq)\b/i;

/** What only prints, searches or explains; what says that nothing is to happen. */
const harmless =
  /^\s*(?:echo|printf|grep|egrep|rg|man|which|type|help|history|alias|watch\s+kubectl\s+get|cat\s+<<)\b/i;
const dry = /--dry-run\b(?!=(?:none|false))|\s-n\s+--diff\b|--noop\b|--what-?if\b|\bplan\s+-destroy\b|--help\b/i;

/** The dangerous part of a command: offsets in its text. Undefined for an ordinary command. */
export function dangerIn({
  text,
  language,
  inline,
}: Command): { readonly start: number; readonly end: number } | undefined {
  if (text.length > 4_000 || dry.test(text) || harmless.test(text)) return undefined;
  const sql = language === "sql" || client.test(text) || (inline && /^\s*(?:DROP|TRUNCATE|DELETE|UPDATE)\s/.test(text));
  const first = [...(language === "shell" ? shell : []), ...(sql ? statements : [])]
    .flatMap((pattern) => firstMatch(pattern, text))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return first[0];
}

function firstMatch(pattern: RegExp, text: string): readonly { readonly start: number; readonly end: number }[] {
  pattern.lastIndex = 0;
  const match = pattern.exec(text);
  const found = match?.groups?.["found"];
  if (!match || found === undefined) return [];
  const start = match.index + match[0].length - found.length;
  return [{ start, end: start + found.trimEnd().length }];
}
