// The servers whose keystrokes are compared.
import { createRequire } from "node:module";
import { peer } from "./prepare.mjs";

// The peers are there only after `install`, for the type checker too.
const load = createRequire(import.meta.url);

/** @typedef {import("./editor.mjs").Server} Server */
/** @typedef {import("./prepare.mjs").Bundles} Bundles */

/** @param {Bundles} bundles @param {string} profile @returns {Server} */
export const afterword = ({ server }, profile) => ours(`afterword (${profile})`, server, profile);

/** @param {Bundles} bundles @param {string} profile @returns {Server} */
export const control = ({ control }, profile) => ours("full remark", control, profile);

/** @param {Bundles} bundles @returns {Server} */
export const empty = ({ empty }) => ({ name: "empty server", args: [empty, "--stdio"] });

/** @param {string} name @param {string} entry @param {string} profile @returns {Server} */
const ours = (name, entry, profile) => ({ name, args: [entry, "--stdio"], options: { settings: { profile } } });

/**
 * The server behind VS Code's own Markdown features. Its client does the parsing and is asked for files; here the
 * files are the open documents.
 * @returns {Server}
 */
export function markdownLanguageServer() {
  const entry = peer("vscode-markdown-languageserver/out/node/main.js");
  if (entry === undefined) throw new Error("vscode-markdown-languageserver is not installed");
  const MarkdownIt = load("markdown-it");
  const parser = new MarkdownIt({ html: true });
  return {
    name: "vscode-markdown-languageserver",
    args: [entry, "--stdio"],
    options: { markdownFileExtensions: ["md"] },
    settings: markdownSettings,
    serve({ connection, texts }) {
      connection.onRequest("markdown/parse", ({ uri }) => parser.parse(texts.get(uri) ?? "", {}));
      connection.onRequest("markdown/findMarkdownFilesInWorkspace", () => [...texts.keys()]);
      connection.onRequest("markdown/fs/stat", ({ uri }) => (texts.has(uri) ? { isDirectory: false } : null));
      connection.onRequest("markdown/fs/readFile", ({ uri }) => [...Buffer.from(texts.get(uri) ?? "")]);
      connection.onRequest("markdown/fs/readDirectory", () => []);
      connection.onRequest("markdown/fs/watcher/create", () => null);
      connection.onRequest("markdown/fs/watcher/delete", () => null);
    },
  };
}

/** VS Code's own validation, switched on, with its default levels. */
const markdownSettings = {
  markdown: {
    server: { log: "off" },
    preferredMdPathExtensionStyle: "auto",
    occurrencesHighlight: { enabled: false },
    suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: "never" } },
    validate: {
      enabled: true,
      referenceLinks: { enabled: "warning" },
      fragmentLinks: { enabled: "warning" },
      fileLinks: { enabled: "warning", markdownFragmentLinks: "inherit" },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: "hint" },
      duplicateLinkDefinitions: { enabled: "warning" },
    },
  },
};
