import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // The web worker host fetches the extension from another loopback port.
  "--disable-features=LocalNetworkAccessChecks",
];

/** @param {import("./install.mjs").Host} host */
export async function launchBrowser(host) {
  const executablePath = installedBrowser() ?? host.browser;
  if (!existsSync(executablePath)) throw new Error("no browser: install Chromium, or name one in AFTERWORD_BROWSER");
  return chromium.launch({ executablePath, args: flags, headless: true });
}

/** A browser of this machine; `AFTERWORD_BROWSER` names another one. */
function installedBrowser() {
  if (process.env.AFTERWORD_BROWSER) return process.env.AFTERWORD_BROWSER;
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  return candidates.find((path) => existsSync(path));
}
