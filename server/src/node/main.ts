import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread, parentPort } from "node:worker_threads";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "../server";
import { nodeGit } from "./git";
import { idle } from "./idle";
import { answerQuestion, threadVerifier } from "./verifier";
import { readTranslations } from "./translations";
import { WorkspaceFiles } from "./workspaceFiles";

/** Beside the folder of the bundles, in the checkout as in the extension. */
const rulePages = join(__dirname, "..", "docs", "rules");

if (isMainThread) {
  // How to talk is on the command line: --stdio, --node-ipc, --socket=… or --pipe=….
  startServer(createConnection(ProposedFeatures.all), {
    files: new WorkspaceFiles(),
    clock: { now: Date.now },
    git: nodeGit(process.env),
    idle,
    // The same bundle is the thread's script, also beside the command line's.
    verifier: threadVerifier(join(__dirname, "server-node.cjs")),
    rulePages: existsSync(rulePages) ? pathToFileURL(rulePages).href : undefined,
    translations: (locale) => readTranslations(join(__dirname, "l10n", `bundle.l10n.${locale}.json`)),
  });
} else {
  const port = parentPort;
  port?.on("message", (question: Parameters<typeof answerQuestion>[0]) => {
    port.postMessage(answerQuestion(question));
  });
}
