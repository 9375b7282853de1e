const codePattern = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** The page of a rule in `docs/rules`: `timeline-order.md` of `timeline/order`; undefined for what is no code. */
export function pageOf(code: string): string | undefined {
  return codePattern.test(code) ? `${code.replace("/", "-")}.md` : undefined;
}

/** The code in the path of `vscode://afterword.afterword/rules/timeline/order`. */
export function codeOfAddress(path: string): string | undefined {
  const code = /^\/rules\/(.+?)\/?$/.exec(path)?.[1];
  return code !== undefined && codePattern.test(code) ? code : undefined;
}
