// Pictures of the extension at work:
//   npm run shot -- --workspace examples --open postmortems/x.md [--command "Afterword: …"]… [--host worker]
//                   [--theme dark,light] [--locale en,ja] [--untrusted] [--wait 3] [--out dist/shots] [--name x]
import { mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openWindow, root } from "./window.mjs";

const { values: options } = parseArgs({
  options: {
    workspace: { type: "string", default: "test/host/workspace" },
    open: { type: "string", multiple: true, default: [] },
    command: { type: "string", multiple: true, default: [] },
    host: { type: "string", default: "node" },
    theme: { type: "string", default: "dark,light" },
    locale: { type: "string", default: "en" },
    untrusted: { type: "boolean", default: false },
    wait: { type: "string", default: "3" },
    out: { type: "string", default: "dist/shots" },
    name: { type: "string" },
  },
});

const out = resolve(root, options.out);
const name = options.name ?? basename(options.open.at(-1) ?? options.workspace).replace(/\.\w+$/, "");

/**
 * @param {"dark" | "light"} theme
 * @param {"en" | "ja"} locale
 */
async function shoot(theme, locale) {
  const window = await openWindow({
    workspace: resolve(root, options.workspace),
    host: options.host === "worker" ? "worker" : "node",
    trust: !options.untrusted,
    theme,
    locale,
  });
  try {
    for (const path of options.open) await window.open(path);
    for (const command of options.command) await window.command(command);
    await window.page.waitForTimeout(Number(options.wait) * 1000);
    const path = join(out, `${name}-${theme}-${locale}.png`);
    await window.page.screenshot({ path });
    console.log(path);
  } finally {
    await window.close();
  }
}

await mkdir(out, { recursive: true });
for (const locale of options.locale.split(",")) {
  for (const theme of options.theme.split(",")) {
    await shoot(theme === "light" ? "light" : "dark", locale === "ja" ? "ja" : "en");
  }
}
