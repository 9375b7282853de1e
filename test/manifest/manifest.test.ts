import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { registeredCommands } from "./commands";

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly icon?: string;
  readonly main: string;
  readonly browser: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies?: object;
  readonly contributes: Readonly<Record<string, Value>> & {
    readonly commands: readonly { readonly command: string }[];
  };
};

const commands = manifest.contributes.commands.map(({ command }) => command);

/** All values under a key, anywhere below. */
function valuesOf(key: string, value: Value): Value[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesOf(key, inner)]);
}

it("a command is contributed once", () => {
  expect(commands.filter((id, index) => commands.indexOf(id) !== index)).toEqual([]);
});

it("menus, keys and views name only commands that are contributed", () => {
  const named = valuesOf("command", manifest.contributes).filter((id) => typeof id === "string");
  expect(named.filter((id) => id.startsWith("afterword.") && !commands.includes(id))).toEqual([]);
});

/** Commands that the client registers for itself: no palette, menu or key names them. */
const internal: readonly string[] = ["afterword.openAddress"];

it("a command that the client registers is contributed, or known to be internal", () => {
  const registered = registeredCommands("client/src");
  expect(registered).toEqual(expect.arrayContaining(commands));
  expect(registered.filter((id) => !commands.includes(id) && !internal.includes(id))).toEqual([]);
  expect(internal.filter((id) => !registered.includes(id) || commands.includes(id))).toEqual([]);
});

it("every file that the manifest names is there", () => {
  const paths = [...valuesOf("path", manifest.contributes), ...valuesOf("url", manifest.contributes)];
  const local = paths.filter((path) => typeof path === "string").filter((path) => path.startsWith("./"));
  const named = [manifest.main, manifest.browser, ...Object.values(manifest.bin), manifest.icon ?? manifest.main];
  expect([...local, ...named].filter((path) => !existsSync(path))).toEqual([]);
});

it("everything is bundled: the package has no dependencies at run time", () => {
  expect(manifest.dependencies).toBeUndefined();
});
