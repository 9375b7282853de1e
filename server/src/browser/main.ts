import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { startServer } from "../server";
import { ClientFiles } from "./clientFiles";
import { idle } from "./idle";

const worker = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(worker),
  new BrowserMessageWriter(worker),
);

startServer(connection, { files: new ClientFiles(connection), clock: { now: Date.now }, idle });
