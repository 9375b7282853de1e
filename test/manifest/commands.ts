import { readFileSync } from "node:fs";
import ts from "typescript";
import { sourcesIn } from "./texts";

const wholeName = /^afterword\.[\w.]+$/;

/**
 * Ids of the commands that the sources of a folder register: `registerCommand("afterword.x", …)`, or
 * `` registerCommand(`afterword.${name}`, …) `` over the keys of an object that stands in the same function.
 */
export function registeredCommands(folder: string): readonly string[] {
  return sourcesIn(folder)
    .map((path) => ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true))
    .flatMap((file) => callsOf("registerCommand", file).flatMap(({ arguments: [id] }) => idsOf(id)));
}

function callsOf(name: string, root: ts.Node): readonly ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    const callee = ts.isCallExpression(node) ? node.expression : undefined;
    const called = callee && (ts.isPropertyAccessExpression(callee) ? callee.name : callee).getText();
    if (ts.isCallExpression(node) && called === name) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return calls;
}

/** An id that cannot be told is given as it is written, so that a check fails on it. */
function idsOf(id: ts.Expression | undefined): readonly string[] {
  if (id === undefined) return [];
  if (ts.isStringLiteralLike(id)) return [id.text];
  const prefix = ts.isTemplateExpression(id) ? id.head.text : undefined;
  const names = prefix === "afterword." ? namesBeside(id) : [];
  const ids = names.map((name) => `afterword.${name}`).filter((one) => wholeName.test(one));
  return ids.length > 0 ? ids : [id.getText()];
}

/** The keys of the object called `commands` in the function around an expression. */
function namesBeside(expression: ts.Expression): readonly string[] {
  let around: ts.Node = expression;
  while (!ts.isSourceFile(around) && !ts.isFunctionDeclaration(around)) around = around.parent;
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const table = ts.isVariableDeclaration(node) && node.name.getText() === "commands" ? node.initializer : undefined;
    if (table !== undefined && ts.isObjectLiteralExpression(table)) {
      for (const { name } of table.properties) if (name !== undefined) names.push(name.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(around);
  return names;
}
