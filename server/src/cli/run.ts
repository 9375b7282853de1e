import { message, translator, type Translate } from "../text/message";
import { annotations } from "./annotations/annotations";
import { alerts } from "./alerts/alerts";
import { check } from "./check/check";
import { index } from "./index/index";
import { inspect } from "./inspect/inspect";
import { commands } from "./options/commands";
import { languageOf, type UiLanguage } from "./options/language";
import { commandIn, parse, type Invocation } from "./options/parse";
import { overview, usageOf, UsageError } from "./options/usage";
import { exitCodes, type ExitCode, type Product, type World } from "./world";

/**
 * Runs one command line.
 * @param args without the program's own name
 * @returns the exit code; undefined while the language server runs, which ends the process itself
 */
export function run(args: readonly string[], world: World, product: Product): ExitCode | undefined {
  const language = languageOf(languageIn(args), world.environment);
  const t = translator(language === "ja" ? product.japanese : {});
  try {
    return dispatch(args, world, product, language, t);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const help = ["afterword", error.command, "--help"].filter(Boolean).join(" ");
    world.err.write(`afterword: ${t(message("{0} (see {1})", error.text, help))}\n`);
    return exitCodes.trouble;
  }
}

/** Even what is wrong with the options is said in the language they ask for. */
function languageIn(args: readonly string[]): string | undefined {
  const at = args.indexOf("--lang");
  return at < 0 ? args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length) : args[at + 1];
}

function dispatch(
  args: readonly string[],
  world: World,
  product: Product,
  language: UiLanguage,
  t: Translate,
): ExitCode | undefined {
  const command = commandIn(args);
  if (command === undefined) return withoutCommand(args, world, product, t);
  const invocation = parse(command, args.slice(1));
  if (invocation.switches.has("help")) {
    world.out.write(usageOf(command, t));
    return exitCodes.fine;
  }
  return perform(invocation, world, product, language, t);
}

function withoutCommand(args: readonly string[], world: World, product: Product, t: Translate): ExitCode {
  const asksFor = (...spellings: readonly string[]): boolean => args.some((arg) => spellings.includes(arg));
  if (asksFor("--version", "-v")) world.out.write(`${product.version}\n`);
  else if (asksFor("--help", "-h")) world.out.write(overview(t));
  else throw new UsageError(message("name a command: {0}", commands.map(({ name }) => name).join(", ")));
  return exitCodes.fine;
}

function perform(
  invocation: Invocation,
  world: World,
  product: Product,
  language: UiLanguage,
  t: Translate,
): ExitCode | undefined {
  switch (invocation.command.name) {
    case "check":
      return check(invocation, world, product, t, language);
    case "inspect":
      return inspect(invocation, world, t);
    case "index":
      return index(invocation, world, t);
    case "alerts":
      return alerts(invocation, world, t);
    case "annotations":
      return annotations(invocation, world, t);
    default:
      if (!invocation.switches.has("stdio"))
        throw new UsageError(message("the language server speaks over --stdio"), "lsp");
      world.serve();
      return undefined;
  }
}
