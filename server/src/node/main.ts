import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { japanese } from "virtual:l10n-ja";
import { startServer } from "../server";
import { idle } from "./idle";
import { WorkspaceFiles } from "./workspaceFiles";

// How to talk is on the command line: --stdio, --node-ipc, --socket=… or --pipe=….
startServer(createConnection(ProposedFeatures.all), {
  files: new WorkspaceFiles(),
  clock: { now: Date.now },
  idle,
  translations: { ja: japanese },
});
