import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What the sources say to the user, and every other text in them. */
export interface Texts {
  /** First arguments of `message(…)` and `l10n.t(…)`: each is a key of the translations. */
  readonly said: ReadonlyMap<string, string>;
  /** Every string literal. */
  readonly literals: ReadonlySet<string>;
}

const sayers = new Set(["message", "t", "say"]);

/** Reads the sources in the given folders; a text is kept with the place where it is said. */
export function readTexts(folders: readonly string[]): Texts {
  const said = new Map<string, string>();
  const literals = new Set<string>();
  for (const path of folders.flatMap(sourcesIn)) {
    const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) literals.add(node.text);
      if (ts.isCallExpression(node) && sayers.has(nameOf(node.expression))) {
        for (const text of textsOf(node.arguments[0])) said.set(text, path);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { said, literals };
}

/** The TypeScript sources below a folder. */
export const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join(folder, name));

/** `message` of `message(…)`; `t` of `vscode.l10n.t(…)`. */
function nameOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text === "t" ? "" : callee.text;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "t") return "";
  const owner = callee.expression;
  const ownerName = ts.isPropertyAccessExpression(owner) ? owner.name.text : ts.isIdentifier(owner) ? owner.text : "";
  return ownerName === "l10n" ? "t" : "";
}

/** The texts an argument can be: one, or one of two. */
function textsOf(argument: ts.Expression | undefined): string[] {
  if (argument === undefined) return [];
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isConditionalExpression(argument)) return [...textsOf(argument.whenTrue), ...textsOf(argument.whenFalse)];
  return ts.isParenthesizedExpression(argument) ? textsOf(argument.expression) : [];
}
