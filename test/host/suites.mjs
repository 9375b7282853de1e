/**
 * Every suite and the ways it is run; `host` left out means both.
 * @type {readonly (Omit<import("./runSuite.mjs").SuiteOptions, "host"> & { readonly host?: "node" | "worker" })[]}
 */
export const suites = [
  { suite: "smoke" },
  { suite: "documents", workspace: "examples" },
  { suite: "views", workspace: "examples" },
  { suite: "runs", workspace: "examples" },
  { suite: "japanese", workspace: "examples", locale: "ja" },
];
