import type { PanelMessage, PanelState } from "../messagesNodes";
import { RunPage } from "./runPage";

/** What VS Code gives to the page of a panel. */
declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  setState(state: { readonly run: string }): void;
};

const host = acquireVsCodeApi();
const main = document.getElementById("run");

if (main !== null) {
  const page = new RunPage(main, (message) => {
    host.postMessage(message);
  });
  addEventListener("message", ({ data }: MessageEvent<PanelState>) => {
    // What the editor hands back after a restart: which run the panel shows.
    host.setState({ run: data.run.id });
    page.show(data);
  });
  host.postMessage({ kind: "ready" });
}
