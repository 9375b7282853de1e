import { join, parse } from "node:path";
import { coverageOf, type Coverage, type CoverageState } from "../../alerts/coverage";
import { message, type Message, type Translate } from "../../text/message";
import { styles, type Styles } from "../format/colours";
import { shownPath } from "../format/paths";
import { displayWidth, printable } from "../format/width";
import type { World } from "../world";
import type { LinkedTree, TreeAlert } from "./linkTree";

/** For people: a table of alerts by component (else by rule group or file), what is left over, and a summary. */
export function alertsText(trees: readonly LinkedTree[], world: World, t: Translate): string {
  const table = new Table(world, t);
  const rows = trees.flatMap((tree) => tree.alerts.map((alert) => table.row(alert, tree)));
  const withoutAlert = trees.flatMap(({ root, withoutAlert: pages }) =>
    pages.map(({ path }) => shownPath(world.cwd, join(root, path))),
  );
  const lines = [...table.components(rows), ...table.leftOver(withoutAlert), table.summary(rows, withoutAlert.length)];
  return `${lines.join("\n")}\n`;
}

interface Row {
  /** The component; of an alert that states none, its rule group, else its file's name. */
  readonly heading: string;
  readonly stated: boolean;
  readonly state: CoverageState;
  readonly duplicate: boolean;
  /** State, name, severity, page or link, place. */
  readonly cells: readonly string[];
}

const words: Readonly<Record<CoverageState, Message>> = {
  covered: message("covered"),
  external: message("web page"),
  "no-runbook": message("no runbook"),
  "dead-link": message("dead link"),
  "dead-anchor": message("dead anchor"),
};

const counted: Readonly<Record<CoverageState, (count: number) => Message>> = {
  covered: (count) => message("{0} covered", count),
  external: (count) => (count === 1 ? message("1 web page") : message("{0} web pages", count)),
  "no-runbook": (count) => message("{0} without a runbook", count),
  "dead-link": (count) => (count === 1 ? message("1 dead link") : message("{0} dead links", count)),
  "dead-anchor": (count) => (count === 1 ? message("1 dead anchor") : message("{0} dead anchors", count)),
};

const order: readonly CoverageState[] = ["covered", "external", "no-runbook", "dead-link", "dead-anchor"];

/** Longer names and links do not push the rest of the table away. */
const widest = 60;

class Table {
  readonly #world: World;
  readonly #t: Translate;
  readonly #style: Styles;

  constructor(world: World, t: Translate) {
    this.#world = world;
    this.#t = t;
    this.#style = styles(world);
  }

  row(linked: TreeAlert, { root, duplicates }: LinkedTree): Row {
    const { alert, path, lines } = linked;
    const coverage = coverageOf(linked);
    const duplicate = duplicates.some((group) => group.includes(linked));
    const at = `${shownPath(this.#world.cwd, join(root, path))}:${lines.lineOf(alert.name.span.start) + 1}`;
    const marks = [
      words[coverage.state],
      ...(duplicate ? [message("defined twice")] : []),
      ...(alert.muted ? [message("muted")] : []),
    ];
    const state = marks.map((mark) => this.#t(mark)).join(", ");
    const cells = [state, alert.name.text, alert.severity?.text ?? "", this.#where(coverage, root), at].map(printable);
    const heading = alert.component ?? alert.group ?? parse(path).name;
    return { heading, stated: alert.component !== undefined, state: coverage.state, duplicate, cells };
  }

  #where({ page, link, byName, state }: Coverage, root: string): string {
    if (page === undefined || state === "dead-anchor") return link?.raw ?? "";
    const path = shownPath(this.#world.cwd, join(root, page.path));
    const place = page.anchor === undefined ? path : `${path}#${page.anchor}`;
    return byName ? this.#t(message("{0} (by its name)", place)) : place;
  }

  components(rows: readonly Row[]): readonly string[] {
    const stated = new Set(rows.flatMap((row) => (row.stated ? [row.heading] : [])));
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const key = `${stated.has(row.heading) ? "0" : "1"}${row.heading}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    const widths = [0, 1, 2, 3].map((at) =>
      Math.min(widest, Math.max(0, ...rows.map(({ cells }) => displayWidth(cells[at] ?? "")))),
    );
    const named = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return named.flatMap(([key, group]) => [
      this.#style.path(printable(key.slice(1))),
      ...group.map((row) => this.#line(row, widths)),
      "",
    ]);
  }

  #line({ state, duplicate, cells }: Row, widths: readonly number[]): string {
    const padded = cells.map((cell, at) => cell + " ".repeat(Math.max(0, (widths[at] ?? 0) - displayWidth(cell))));
    const [first = "", ...rest] = padded;
    const place = this.#style.code(rest.pop() ?? "");
    return `  ${[this.#styleOf(state, duplicate)(first), ...rest, place].join("  ")}`;
  }

  #styleOf(state: CoverageState, duplicate: boolean): Styles[keyof Styles] {
    if (state === "dead-link") return this.#style.error;
    if (state === "dead-anchor" || duplicate) return this.#style.warning;
    return state === "no-runbook" ? this.#style.info : this.#style.hint;
  }

  leftOver(paths: readonly string[]): readonly string[] {
    if (paths.length === 0) return [];
    const title = this.#style.path(this.#t(message("Runbooks no alert leads to")));
    return [title, ...paths.map((path) => `  ${printable(path)}`), ""];
  }

  summary(rows: readonly Row[], withoutAlert: number): string {
    const twice = rows.filter(({ duplicate }) => duplicate).length;
    const parts = [
      ...order.map((state) => [counted[state], rows.filter((row) => row.state === state).length] as const),
      [(count: number) => message("{0} defined twice", count), twice] as const,
    ].flatMap(([say, count]) => (count === 0 ? [] : [say(count)]));
    const alerts = rows.length === 1 ? message("1 alert") : message("{0} alerts", rows.length);
    const list = parts.reduce<Message | undefined>(
      (all, part) => (all === undefined ? part : message("{0}, {1}", all, part)),
      undefined,
    );
    const all = list === undefined ? alerts : message("{0}: {1}", alerts, list);
    if (withoutAlert === 0) return this.#t(message("{0}.", all));
    const pages =
      withoutAlert === 1
        ? message("1 runbook no alert leads to")
        : message("{0} runbooks no alert leads to", withoutAlert);
    return this.#t(message("{0}; {1}.", all, pages));
  }
}
