// The walls between the rooms of the house (docs/architecture.md), and strict type-aware rules everywhere.
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const markdownParsers = ["remark*", "unified", "unist-*", "micromark*", "mdast-*"];
const languageServer = ["vscode-languageserver*", "vscode-jsonrpc*", "vscode-languageclient*"];
const platforms = ["node:*", "vscode", "vscode/*", "**/node/*", "**/browser/*", "**/cli/*"];

/** Pure rooms of the server, which a document passes through on its way from text to findings. */
const pureRooms = [
  "text",
  "markdown",
  "time",
  "lexicon",
  "severity",
  "model",
  "rules",
  "config",
  "alerts",
  "runbooks",
  "incident",
];

/**
 * @param {string} message
 * @param {readonly string[]} group
 */
const forbid = (message, ...group) => ({ group, message });

const nobodyImportsTests = forbid("Nobody imports tests.", "**/test/**");
const noParser = forbid(
  "Only markdown/parse.ts knows the Markdown parser; others see mdast types.",
  ...markdownParsers,
);
const noPlatform = forbid("Only node/, browser/ and cli/ see their platform; ask for a port.", ...platforms);
const noLanguageServer = forbid("Only features/, server.ts and the platforms see LSP types.", ...languageServer);
const noEdge = forbid(
  "The way through the house is one-way: this room is before the features.",
  "**/features/*",
  "**/server",
);
const onlyProtocol = {
  regex: "server/src/(?!protocol$)",
  message: "The client imports from the server only protocol.ts.",
};

/**
 * @param {string} name
 * @param {readonly string[]} files
 * @param {readonly object[]} patterns
 * @param {readonly string[]} [ignores]
 * @returns {import("eslint").Linter.Config}
 */
const wall = (name, files, patterns, ignores = []) => ({
  name: `walls/${name}`,
  files: [...files],
  ...(ignores.length > 0 ? { ignores: [...ignores] } : {}),
  rules: { "no-restricted-imports": ["error", { patterns: [nobodyImportsTests, ...patterns] }] },
});

const inRooms = (/** @type {readonly string[]} */ rooms) => rooms.map((room) => `server/src/${room}/**/*.ts`);

export default defineConfig(
  { ignores: ["dist/", "coverage/", "**/node_modules/", "test/bench/", "**/*.d.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // Off: leaving early with the call that ends the work (`return report(…)`) reads well.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/restrict-plus-operands": ["error", { allowNumberAndString: true }],
      "@typescript-eslint/no-deprecated": [
        "error",
        // Old clients name their folder only this way.
        { allow: [{ from: "package", package: "vscode-languageserver-protocol", name: ["rootUri", "rootPath"] }] },
      ],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      "object-shorthand": "error",
      "prefer-template": "error",
    },
  },
  {
    name: "tests",
    files: ["test/**/*.ts"],
    rules: {
      "max-lines": "off",
      "max-lines-per-function": "off",
      "no-console": "off",
    },
  },
  {
    name: "standard output is the command line's own",
    files: ["server/src/cli/**/*.ts"],
    rules: { "no-console": "off" },
  },

  wall("text", ["server/src/text/**/*.ts"], [{ regex: "^(?!\\./)", message: "text/ imports nothing." }]),
  wall(
    "markdown",
    ["server/src/markdown/**/*.ts"],
    [
      noParser,
      noLanguageServer,
      noPlatform,
      noEdge,
      forbid("markdown/ knows only text/.", "../model/*", "../rules/*", "../config/*"),
    ],
    ["server/src/markdown/parse.ts"],
  ),
  wall("markdown/parse", ["server/src/markdown/parse.ts"], [noLanguageServer, noPlatform, noEdge]),
  wall("pure rooms", inRooms([...pureRooms.filter((room) => room !== "text" && room !== "markdown"), "readingClub"]), [
    noParser,
    noLanguageServer,
    noPlatform,
    noEdge,
  ]),
  wall("workspace", inRooms(["workspace"]), [noParser, noPlatform]),
  wall(
    "features",
    ["server/src/features/**/*.ts", "server/src/protocol/*.ts", "server/src/*.ts"],
    [noParser, noPlatform],
  ),
  wall(
    "server on Node",
    ["server/src/node/**/*.ts"],
    [noParser, forbid("A room of another platform.", "vscode", "**/browser/*")],
  ),
  wall(
    "command line",
    ["server/src/cli/**/*.ts"],
    [noParser, forbid("A room of another platform.", "vscode", "**/browser/*")],
  ),
  wall(
    "server in a browser",
    ["server/src/browser/**/*.ts"],
    [noParser, forbid("A room of another platform.", "node:*", "vscode", "**/node/*", "**/cli/*")],
  ),

  wall(
    "client",
    ["client/src/**/*.ts"],
    [
      onlyProtocol,
      noParser,
      forbid("Only client/src/node sees Node.", "node:*", "**/node/*", "**/browser/*", "vscode-languageclient/*"),
    ],
    ["client/src/{node,browser}/**", "client/src/**/*{Nodes,Path,words,decode}.ts"],
  ),
  wall(
    "client without a user interface",
    ["client/src/**/*{Nodes,Path,words,decode}.ts"],
    [
      onlyProtocol,
      noParser,
      forbid(
        "This file holds no user interface: it does not know VS Code.",
        "vscode",
        "node:*",
        "vscode-languageclient*",
      ),
    ],
  ),
  wall(
    "client on Node",
    ["client/src/node/**/*.ts"],
    [onlyProtocol, noParser, forbid("A room of another platform.", "**/browser/*")],
  ),
  wall(
    "client in a browser",
    ["client/src/browser/**/*.ts"],
    [onlyProtocol, noParser, forbid("A room of another platform.", "node:*", "**/node/*")],
  ),
);
