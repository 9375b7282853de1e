import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "./browser.mjs";
import { serveExtension } from "./extensionFiles.mjs";
import { ensureHost } from "./install.mjs";
import { startServer } from "./server.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/**
 * The windows that are open.
 * @type {Set<import("playwright-core").Page>}
 */
export const openPages = new Set();

/**
 * @typedef {object} WindowOptions
 * @property {string} workspace a folder; a copy of it is opened, so that nothing a test does reaches the original
 * @property {"node" | "worker"} [host] where the extension runs; "worker" is what web builds of VS Code do
 * @property {"dark" | "light"} [theme]
 * @property {"en" | "ja"} [locale] Japanese: of extensions only, the workbench stays English
 * @property {boolean} [trust] false: restricted mode
 * @property {Readonly<Record<string, unknown>>} [settings]
 * @property {{ width: number, height: number }} [size]
 * @property {string} [extension] the extension's folder, if not this project
 * @property {string} [testsPath] a compiled suite to run in the extension host, absolute
 * @property {(page: import("playwright-core").Page) => Promise<void>} [prepare] before the page is opened
 */

/**
 * @typedef {object} Window
 * @property {import("playwright-core").Page} page
 * @property {string} workspace the copy that is open
 * @property {(name: string) => Promise<void>} command runs a command by its title, through the palette
 * @property {(path: string) => Promise<void>} open opens a file of the workspace by its relative path
 * @property {(place: import("playwright-core").Locator, entry: string) => Promise<void>} choose runs an entry of its menu
 * @property {() => string} serverOutput
 * @property {() => Promise<void>} close ends everything; call it in a `finally`
 */

/**
 * Opens VS Code with the extension on a copy of a workspace.
 * @param {WindowOptions} options
 * @returns {Promise<Window>}
 */
export async function openWindow(options) {
  const { host = "node", trust = true, locale = "en", extension = root, size = { width: 1400, height: 900 } } = options;
  const installed = await ensureHost();
  /** @type {(() => Promise<unknown>)[]} */
  const endings = [];
  const close = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    const workspace = await copyWorkspace(options.workspace);
    endings.push(() => rm(dirname(workspace), { recursive: true, force: true, maxRetries: 5 }));
    const server = await startServer(installed, {
      trust: trust ? "off" : "ask",
      locale,
      driver: options.testsPath !== undefined,
      ...(host === "node" && options.testsPath === undefined ? { installed: extension } : {}),
    });
    endings.push(server.stop);
    const files = host === "worker" ? await serveExtension(extension) : undefined;
    if (files) endings.push(files.stop);
    const browser = await launchBrowser(installed);
    endings.push(() => browser.close());
    const context = await browser.newContext({
      viewport: size,
      bypassCSP: true,
      locale: locale === "ja" ? "ja" : "en-US",
    });
    const page = await context.newPage();
    openPages.add(page);
    endings.push(() => Promise.resolve(openPages.delete(page)));
    const development = developmentOptions({ ...options, extension, port: server.port, filesPort: files?.port });
    await changeConfiguration(page, development, settingsOf(options));
    await options.prepare?.(page);
    await page.goto(address({ ...options, host, extension, workspace, port: server.port }));
    return { page, workspace, serverOutput: server.output, close, ...hands(page) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param {string} folder */
async function copyWorkspace(folder) {
  const copy = join(await realpath(await mkdtemp(join(tmpdir(), "afterword-"))), basename(folder));
  await cp(folder, copy, { recursive: true });
  return copy;
}

/**
 * @param {WindowOptions & { extension: string, workspace: string, port: number }} options
 */
function address({ host, extension, workspace, testsPath, port }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ["extensionDevelopmentPath", remote(extension)],
    ...(testsPath === undefined ? [] : [["extensionTestsPath", remote(testsPath)]]),
  ];
  const query = new URLSearchParams({ folder: workspace });
  if (host === "node") query.set("payload", JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}

/**
 * What the page is told about an extension that runs in the web worker host; for the node host the address says it.
 * @param {{ extension: string, testsPath?: string, port: number, filesPort: number | undefined }} options
 */
function developmentOptions({ extension, testsPath, filesPort }) {
  if (filesPort === undefined) return {};
  const at = (/** @type {string} */ path) => ({ scheme: "http", authority: `127.0.0.1:${filesPort}`, path });
  return {
    extensions: [at("/")],
    ...(testsPath === undefined ? {} : { extensionTestsPath: at(testsPath.slice(extension.length)) }),
  };
}

/** @param {WindowOptions} options */
function settingsOf({ theme = "dark", settings = {} }) {
  return {
    "workbench.colorTheme": theme === "dark" ? "Default Dark Modern" : "Default Light Modern",
    "window.autoDetectColorScheme": false,
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.enableExperiments": false,
    "chat.disableAIFeatures": true,
    "extensions.ignoreRecommendations": true,
    "security.workspace.trust.startupPrompt": "never",
    "files.simpleDialog.enable": true,
    ...settings,
  };
}

/**
 * Adds to the configuration that the page carries.
 * @param {import("playwright-core").Page} page
 * @param {object} development
 * @param {object} settings
 */
async function changeConfiguration(page, development, settings) {
  const meta = /(<meta id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/;
  await page.route(
    (url) => url.pathname === "/",
    async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(meta, (_, before, escaped, after) => {
        const configuration = JSON.parse(escaped.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
        Object.assign(configuration.developmentOptions, development);
        configuration.configurationDefaults = { ...configuration.configurationDefaults, ...settings };
        const text = JSON.stringify(configuration).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
        return before + text + after;
      });
      await route.fulfill({ response, body });
    },
  );
}

/** @param {import("playwright-core").Page} page */
function hands(page) {
  /** @param {string} text @param {string} name of the row that is meant */
  const pick = async (text, name) => {
    await page.locator(".monaco-workbench").waitFor();
    const input = page.locator(".quick-input-widget input[type=text]");
    // What closes the box again (a message, an editor that takes the focus) is over after a moment.
    for (let attempt = 1; ; attempt += 1) {
      await page.keyboard.press("F1");
      try {
        await input.fill(text, { timeout: 4_000 });
        // The rows of what was typed before stay for a moment.
        const row = page.locator(".quick-input-list .monaco-list-row").first();
        await row.filter({ hasText: name }).waitFor({ timeout: 8_000 });
        break;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
    await page.keyboard.press("Enter");
  };
  return {
    /**
     * Runs an entry of the menu of something; once more when that was drawn anew, which closes its menu.
     * @param {import("playwright-core").Locator} place @param {string} entry
     */
    choose: async (place, entry) => {
      // Its name may be followed by its keys.
      const chosen = page.getByRole("menuitem").filter({ has: page.getByText(entry, { exact: true }) });
      for (let attempt = 1; ; attempt += 1) {
        try {
          await place.click({ button: "right", timeout: 10_000 });
          await chosen.hover({ timeout: 3_000 });
          // A menu takes no click in its first tenth of a second.
          await page.waitForTimeout(150);
          await chosen.click({ timeout: 3_000 });
          return await chosen.waitFor({ state: "hidden", timeout: 1_000 });
        } catch (error) {
          if (attempt === 4) throw error;
          await page.keyboard.press("Escape");
        }
      }
    },
    command: (/** @type {string} */ name) => pick(`>${name}`, name),
    open: async (/** @type {string} */ path) => {
      await pick(path, path.replace(/:.*$/, "").replace(/^.*[/]/, ""));
      await page.locator(".editor-instance .view-lines, .editor-instance .webview").first().waitFor();
    },
  };
}
