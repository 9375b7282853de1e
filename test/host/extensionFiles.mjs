import { once } from "node:events";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types = /** @type {Readonly<Record<string, string>>} */ ({
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".cjs": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
});

/**
 * Serves the extension's folder over http, as a web build of VS Code gets it.
 * @param {string} folder
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>}
 */
export async function serveExtension(folder) {
  const server = createServer((request, response) => {
    void answer(folder, new URL(request.url ?? "/", "http://localhost").pathname, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { port: address.port, stop };
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {import("node:http").ServerResponse} response
 */
async function answer(folder, path, response) {
  response.setHeader("Access-Control-Allow-Origin", "*");
  const file = join(folder, normalize(decodeURIComponent(path)));
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return void response.writeHead(404).end();
  response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
  createReadStream(file).pipe(response);
}
