import type { PresenterMessage, PresenterState } from "../presenterMessagesNodes";
import { PresenterPage } from "./presenterPage";

/** What VS Code gives to the page of a panel. */
declare function acquireVsCodeApi(): { postMessage(message: PresenterMessage): void };

const host = acquireVsCodeApi();
const main = document.getElementById("presenter");

if (main !== null) {
  const page = new PresenterPage(main, (message) => {
    host.postMessage(message);
  });
  addEventListener("message", ({ data }: MessageEvent<PresenterState>) => {
    page.show(data);
  });
  addEventListener("keydown", (event) => {
    page.press(event);
  });
  host.postMessage({ kind: "ready" });
}
