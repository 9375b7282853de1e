import { describe, expect, it } from "vitest";
import { expectFindings, expectNone, messagesOf } from "./harness";

const code = "runbook/dangerous-command";
const setting = { path: "runbooks/cache.md", config: `rules: { ${code}: hint }` };
const page = (body: string): string => `# Cache is full\n\n## Meaning\n\nIt is.\n\n## Mitigation\n\n${body}\n`;
const sh = (...lines: readonly string[]): string => `Type this:\n\n\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
const finds = (body: string): void => expectFindings(code, page(body), setting);
const leaves = (body: string): void => expectNone(code, page(body), setting);

describe("a command that cannot simply be undone", () => {
  it.each([
    "⟦rm -rf /var/lib/cache⟧/*".replace("⟧/*", "/*⟧"),
    "sudo ⟦rm -fr /data⟧",
    "cd /data && ⟦rm -r old⟧",
    "⟦kubectl delete pvc⟧ data-0",
    "⟦kubectl -n cache delete namespace⟧ cache",
    "⟦kubectl scale deployment cache --replicas=0⟧",
    "⟦kubectl drain⟧ node-1",
    "⟦terraform destroy⟧",
    "⟦git push --force⟧ origin main",
    "⟦git reset --hard⟧ HEAD~1",
    "⟦redis-cli -h cache FLUSHALL⟧",
    "⟦dd if=/dev/zero of=/dev/sda⟧ bs=1M",
    "⟦mkfs.ext4 /dev/sdb1⟧",
    "⟦iptables -F⟧",
    "⟦aws rds delete-db-instance⟧ --db-instance-identifier main",
    "⟦docker system prune⟧ -a",
    "⟦systemctl stop cache⟧",
    "⟦kafka-topics.sh --bootstrap-server b:9092 --delete⟧ --topic events",
    "⟦helm uninstall⟧ cache",
    'psql -c "⟦DROP TABLE⟧ entries"',
    'mysql -e "⟦DELETE FROM entries⟧;"',
    "kubectl exec cache-0 -- ⟦rm -rf /data⟧",
    "⟦curl -X DELETE⟧ http://cache/entries",
    "$ ⟦kubectl delete job⟧ flush",
    "⟦kubectl delete⟧ -f cache.yaml",
  ])("is found: %s", (command) => {
    finds(sh(command));
  });

  it.each([
    "kubectl get pods",
    "kubectl delete pod cache-0 --dry-run=client",
    "# rm -rf /data",
    'echo "rm -rf /data"',
    "grep DROP log.txt",
    "rm /tmp/one-file",
    "git push --force-with-lease",
    "git push origin main",
    'psql -c "DELETE FROM entries WHERE id = 7"',
    'psql -c "DELETE FROM entries\n WHERE id = 7"',
    "kubectl scale deployment cache --replicas=3",
    "terraform plan -destroy",
    "systemctl status cache",
    "systemctl restart cache",
    "docker ps",
    "aws s3 ls",
    "Error: rm -rf / was refused",
  ])("is not: %s", (command) => {
    leaves(sh(command));
  });

  it("is found in SQL, over its lines", () => {
    finds("Type this:\n\n```sql\n⟦TRUNCATE TABLE entries⟧;\n```");
    finds("Type this:\n\n```sql\n⟦DELETE FROM entries⟧\n;\n```");
    leaves("Type this:\n\n```sql\nDELETE FROM entries\nWHERE id = 7;\n```");
  });

  it("is found in a block without a language, but not in data or output", () => {
    finds("Type this:\n\n```\n⟦kubectl delete pvc⟧ data-0\n```");
    finds("Type this:\n\n    ⟦kubectl delete pvc⟧ data-0");
    leaves('```\n{"command": "rm -rf /data"}\n```');
    leaves("```yaml\ncommand: rm -rf /data\n```");
    leaves("```text\nrm -rf /data\n```");
    leaves("```console\n$ history\n  1  rm -rf /data\n```");
  });

  it("is found in a line of text that tells to run it", () => {
    finds("1. Look at the queue.\n2. Run `⟦kubectl delete job⟧ flush`.");
    finds("1. `⟦rm -rf /data⟧`");
    finds("`⟦rm -rf /data⟧` を実行します。");
    leaves("The old job did what `rm -rf /data` does.");
    leaves("1. `kubectl delete` is another matter.");
  });

  it("is told once for each command", () => {
    expect(messagesOf(code, page(sh("kubectl delete pvc a", "kubectl delete pvc b")), setting)).toHaveLength(2);
    expect(messagesOf(code, page(sh("kubectl delete pvc a \\", "  --force")), setting)).toHaveLength(1);
  });
});

describe("a warning, a check or a way back", () => {
  const command = sh("rm -rf /data");
  it.each([
    `Make sure the node is drained.\n\n${command}`,
    `> [!WARNING]\n> All entries are gone after this.\n\n${command}`,
    `${command}\n\nTo undo it, copy the files from the other node back.`,
    `${command}\n\nVerify that the cache answers.`,
    "```sh\n# take a backup first\ncp -r /data /old\nrm -rf /data\n```",
    `データは失われます。ご注意ください。\n\n${command}`,
    `実行前に、必ずバックアップを取ります。\n\n${command}`,
    `${command}\n\n切り戻しは次のとおりです。`,
  ])("near a command is enough: %s", (body) => {
    leaves(body);
  });

  it("may follow in a section of its own, or be all that the section is about", () => {
    leaves(`${command}\n\n## Verification\n\nThe graph goes down.`);
    leaves(`${command}\n\n## 切り戻し\n\n元の設定を入れます。`);
    leaves(`Look.\n\n## Rollback\n\n${command}`);
  });

  it("in another section, or far above, is none", () => {
    expectFindings(
      code,
      `# Cache is full\n\n## Meaning\n\nBe careful: it is full.\n\n## Mitigation\n\n${sh("⟦rm -rf /data⟧")}\n`,
      setting,
    );
  });
});
