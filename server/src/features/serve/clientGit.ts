import type { Connection } from "vscode-languageserver";
import type { Git } from "../../ports";
import { gitLog, gitRemotes, gitShow } from "../../protocol";

/** Git by way of the client, which asks the editor's own git extension. A client that fails has nothing to tell. */
export function clientGit(connection: Pick<Connection, "sendRequest">): Git {
  return {
    remotes: (folder) => connection.sendRequest(gitRemotes, { folder }).catch(() => []),
    log: (uri, limit) => connection.sendRequest(gitLog, { uri, limit }).catch(() => []),
    show: (uri, commit) =>
      connection.sendRequest(gitShow, { uri, commit }).then(
        (text) => text ?? undefined,
        () => undefined,
      ),
  };
}
