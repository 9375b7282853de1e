import { runbookSectionsOf } from "../../lexicon/runbookSections";
import type { DocumentModel, Section } from "../../model/document";
import { isType, linesOf, placeBlocks, placedSpan, type Placed } from "../../model/place";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import type { Rule, RuleContext } from "../rule";
import { commandsOf, type Command } from "./commands";
import { dangerIn } from "./dangers";

/** A command that destroys or stops something, with no warning, check or way back near it. */
export const runbookDangerousCommand: Rule = {
  code: "runbook/dangerous-command",
  severity: "hint",
  onByDefault: false,
  kinds: ["runbook"],
  *check(model, context) {
    const blocks = placeBlocks(model.markdown);
    const cautious = new Map<Placed, boolean>();
    const warns = (placed: Placed): boolean => {
      const known = cautious.get(placed) ?? cautions(textOf(model, placed));
      cautious.set(placed, known);
      return known;
    };
    for (const command of commandsOf(model)) {
      const danger = dangerIn(command);
      if (danger === undefined || isGuarded(model, { blocks, warns }, command, context)) continue;
      const span = { start: command.start + danger.start, end: command.start + danger.end };
      yield {
        span,
        message: message(
          "“{0}” changes what cannot simply be brought back, and nothing near it says what to check before or how to undo it. Someone tired will run it at night. Add a warning, a check, or the way back.",
          model.markdown.text.slice(span.start, span.end).replace(/\s+/g, " "),
        ),
      };
    }
  },
};

/** How many blocks before and after a command speak of it, within its section. */
const before = 4;
const after = 4;

interface Surroundings {
  readonly blocks: readonly Placed[];
  /** The words of a block are a warning, a check or a way back. */
  readonly warns: (placed: Placed) => boolean;
}

function isGuarded(
  model: DocumentModel,
  { blocks, warns }: Surroundings,
  command: Command,
  { config }: RuleContext,
): boolean {
  const place = blockAt(blocks, command.start);
  if ([...backward(blocks, place), ...forward(blocks, place)].some(warns)) return true;
  if (command.inline && !isStep(model, blocks[place], command)) return true;
  const section = sectionAt(model, command.start);
  if (section !== undefined && runbookSectionsOf(section.title, config.lexicon).has("rollback")) return true;
  return followedByCheck(model, section, config.lexicon);
}

/** Index of the block an offset stands in; of the last one before it, between two. */
function blockAt(blocks: readonly Placed[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const placed = blocks[middle];
    if (placed !== undefined && placed.base + placed.block.span.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function* backward(blocks: readonly Placed[], from: number): Iterable<Placed> {
  for (let index = from; index >= Math.max(0, from - before); index -= 1) {
    const placed = blocks[index];
    if (placed) yield placed;
    if (isType(placed, "heading")) return;
  }
}

function* forward(blocks: readonly Placed[], from: number): Iterable<Placed> {
  for (let index = from + 1; index <= from + after; index += 1) {
    const placed = blocks[index];
    if (placed === undefined || isType(placed, "heading")) return;
    yield placed;
  }
}

/** A block's words; of code only the comments, for commands are no warnings. */
function textOf({ markdown }: DocumentModel, placed: Placed): string {
  const { start, end } = placedSpan(placed);
  const { block } = placed;
  const source = markdown.text.slice(start, end);
  if (block.type === "opaque" && block.what === "code")
    return (source.match(/(?:^|\s)(?:#|--|\/\/)\s[^\n]*/g) ?? []).join("\n");
  return block.type === "opaque" || block.type === "table"
    ? source
    : linesOf(block)
        .map(({ text }) => text)
        .join("\n");
}

const english =
  /\b(?:warn(?:ing)?|caution|careful(?:ly)?|danger(?:ous)?|destructive|irreversibl[ey]|back ?(?:ed )?up|backups?|verif(?:y|ies|ied|ication)|confirm(?:s|ed|ation)?|make sure|ensure|double-check|validate|check (?:that|if|whether|the|for)|roll(?:ed|ing)?[ -]?back|restor(?:e|es|ed|ing)|undo|revert|dry[ -]run|data loss|los(?:e|t|s) |will be (?:lost|deleted|removed|interrupted|unavailable)|downtime|outage|interrupt|only (?:if|when|do|after)|never|do not|don['’]t|must not|before you|be aware|note that|approval|last resort|safe(?:ly)? to|is safe|recreate[sd]?|re-?created|restarted automatically|impact)\b/i;
const japanese =
  /注意|警告|危険|慎重|確認|戻す|戻せ|戻り|切り?戻し|バックアップ|ロールバック|復元|リストア|取り消|元に|検証|影響|承認|失われ|消え|消失|停止し(?:ます|て)|ダウンタイム|不可逆|必ず|禁止|しない(?:こと|で)|最終手段|ドライラン|退避|再作成|自動で|問題(?:ない|ありません)/;
const marks = /\[!(?:WARNING|CAUTION|DANGER|IMPORTANT)\]|⚠|🚨|❗|‼/;

const cautions = (text: string): boolean => english.test(text) || japanese.test(text) || marks.test(text);

/** In a line of text a command may only be spoken of: it is a step where the line tells to run it. */
function isStep(model: DocumentModel, placed: Placed | undefined, command: Command): boolean {
  if (placed === undefined || (!isType(placed, "item") && !isType(placed, "paragraph"))) return false;
  const line = { start: model.markdown.text.lastIndexOf("\n", command.start) + 1, end: command.start };
  const lead = model.markdown.text.slice(line.start, line.end).replace(/^[\s>*+-]*(?:\d+[.)])?\s*(?:\[[ x]\]\s*)?/, "");
  const rest = restOfLine(model, command);
  // A name at the head of an item may begin a sentence about it.
  const alone = command.text.split(/\s+/).length > 2 || /^[`\s.。]*$/.test(rest);
  return (
    (isType(placed, "item") && alone && /^[`*_\s]*$/.test(lead)) ||
    /\b(?:run|execute|issue|use|type|with|using|by|then)\b[^.]{0,60}$/i.test(lead) ||
    /^[`\s]*(?:を|で)?(?:実行|叩|打|使)/.test(rest)
  );
}

const restOfLine = ({ markdown: { text } }: DocumentModel, { start, text: code }: Command): string =>
  /^[^\n]*/.exec(text.slice(start + code.length))?.[0] ?? "";

/** The innermost section an offset stands in. */
function sectionAt(model: DocumentModel, offset: number): Section | undefined {
  return model.sections.filter(({ form, span }) => form === "heading" && contains(span, offset)).at(-1);
}

const contains = ({ start, end }: Span, offset: number): boolean => start <= offset && offset < end;

/** The next section at the same level tells how to verify or to go back. */
function followedByCheck(
  model: DocumentModel,
  section: Section | undefined,
  lexicon: RuleContext["config"]["lexicon"],
): boolean {
  for (let at = section; at && at.level > 1; at = at.parent) {
    const own = at;
    const later = model.sections.filter(
      ({ form, parent, titleSpan }) =>
        form === "heading" && parent === own.parent && titleSpan.start > own.titleSpan.start,
    );
    if (
      later.some(({ title }) => {
        const means = runbookSectionsOf(title, lexicon);
        return means.has("verification") || means.has("rollback");
      })
    )
      return true;
  }
  return false;
}
