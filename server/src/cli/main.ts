import { randomUUID } from "node:crypto";
import { japanese } from "virtual:l10n-ja";
import { version } from "virtual:product";
import { rulePages } from "virtual:rule-pages";
import { localGit } from "../node/git";
import { disk } from "./files/disk";
import { diskWriter } from "./files/diskWriter";
import { run } from "./run";
import { exitCodes, type Output, type World } from "./world";

async function main(args: readonly string[]): Promise<void> {
  const input = args.includes("--stdin") ? await everything(process.stdin) : new Uint8Array();
  const world: World = {
    cwd: process.cwd(),
    environment: process.env,
    files: disk,
    writer: diskWriter,
    git: localGit(process.env),
    out: output(process.stdout),
    err: output(process.stderr),
    input: () => input,
    now: Date.now,
    newId: randomUUID,
    // The server starts when its module is evaluated; nothing of it is when only files are checked.
    serve: () => void import("../node/main").catch(fail),
  };
  // Setting the code instead of ending the process lets long output reach a slow reader.
  process.exitCode = run(args, world, { version, japanese, rulePages });
}

async function everything(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function output(stream: NodeJS.WriteStream): Output {
  // The reader may leave early (`| head`): that is no error of ours.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY };
}

function fail(error: unknown): void {
  process.stderr.write(`afterword: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = exitCodes.trouble;
}

main(process.argv.slice(2)).catch(fail);
