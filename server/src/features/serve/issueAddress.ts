import type { Connection } from "vscode-languageserver";
import * as protocol from "../../protocol";
import { factsOf } from "../../readingClub/documentFacts";
import { issueAddress } from "../../readingClub/issue/address";
import { issuePlace } from "../../readingClub/issue/place";
import { message } from "../../text/message";
import { canonical } from "../../workspace/folders";
import { readAny } from "./readAny";
import type { Session } from "./session";

const continued = message(
  "(This goes on: the rest did not fit into the address and is on the clipboard. Paste it here.)",
);

/** The request for the address of a new issue. Nothing is sent anywhere. */
export function serveIssueAddress(connection: Connection, session: Session): void {
  connection.onRequest(protocol.issueAddress, async ({ title, body, uri, component }) => {
    const { folders, configurations, git, audience } = session;
    const document = uri === undefined ? undefined : canonical(uri);
    const root = (document === undefined ? undefined : folders.rootOf(document)) ?? folders.roots[0];
    if (root === undefined) return { address: undefined, rest: undefined };
    const { config } = await configurations.of(document ?? `${root}/x.md`);
    const page = document === undefined || component !== undefined ? undefined : await readAny(session, document);
    const components =
      component === undefined ? (page === undefined ? [] : factsOf(page.model).components) : [component];
    const place = issuePlace(config.issues, components, (await git?.remotes(root)) ?? []);
    if (place === undefined) return { address: undefined, rest: undefined };
    return issueAddress(place, { title, body }, audience.translate(continued));
  });
}
