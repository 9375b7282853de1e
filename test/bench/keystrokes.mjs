// Keystroke → findings over stdio.
import { incidentReport, typingPlace } from "./documents.mjs";
import { Editor } from "./editor.mjs";
import { median, quantile } from "./numbers.mjs";

/** @typedef {import("./editor.mjs").Server} Server */

/**
 * What one server took: by the clock on the wall, and of the processor where the platform tells; milliseconds.
 * @typedef {object} Typing
 * @property {string} server
 * @property {number} lines of the document
 * @property {Took} first from opening to the first findings
 * @property {Took} prose a character typed in a paragraph
 * @property {Took} row a character typed in a row of the timeline
 * @property {number} slow the 95th percentile of all keystrokes in prose, with those that open and close a fence
 * @property {number} findings
 */

/** @typedef {{ wall: number, cpu: number | undefined }} Took */

const uri = "file:///work/postmortems/2025-11-03-checkout.md";

/**
 * Every server in turn gets a few keystrokes, round after round, so that a busy moment of the machine meets all.
 * @param {readonly Server[]} servers
 * @param {number} lines
 * @param {{ rounds: number, patience: number }} effort patience: milliseconds a server may take a round
 * @returns {Promise<readonly Typing[]>}
 */
export async function measureTyping(servers, lines, { rounds, patience }) {
  const text = incidentReport(lines);
  const typists = [];
  for (const server of servers) typists.push(await Typist.begin(server, text));
  for (let round = 0; round < rounds; round += 1) for (const typist of typists) await typist.round(patience);
  await Promise.all(typists.map((typist) => typist.editor.stop()));
  return typists.map((typist) => typist.result(lines));
}

class Typist {
  editor;
  #server;
  #first;
  #paragraph;
  #row;
  #prose = new Samples();
  #rows = new Samples();
  /** @type {number[]} */
  #fences = [];

  /** @param {Server} server @param {Editor} editor @param {string} text @param {Took} first */
  constructor(server, editor, text, first) {
    this.#server = server;
    this.editor = editor;
    this.#first = first;
    const lines = text.split("\n");
    const paragraph = lines.findIndex((line) => line.startsWith(typingPlace));
    const rows = lines.flatMap((line, at) => (line.startsWith("| 2025-11-") ? [at] : []));
    const row = rows[Math.floor(rows.length / 2)] ?? 0;
    this.#paragraph = { line: paragraph, character: typingPlace.length };
    this.#row = { line: row, character: (lines[row] ?? "").length - 2 };
  }

  /** @param {Server} server @param {string} text */
  static async begin(server, text) {
    const editor = await Editor.start(server);
    // The first document pays for the warming up of the program.
    await editor.open("file:///work/postmortems/other.md", incidentReport(100, 2));
    await editor.pull("file:///work/postmortems/other.md");
    const first = new Samples();
    await first.take(editor, async () => {
      const start = performance.now();
      await editor.open(uri, text);
      await editor.pull(uri);
      return [performance.now() - start];
    });
    const typist = new Typist(server, editor, text, first.took);
    for (let at = 0; at < 3; at += 1) await typist.#word(typist.#paragraph, 500);
    return typist;
  }

  /** @param {number} patience */
  async round(patience) {
    await this.#prose.take(this.editor, () => this.#word(this.#paragraph, patience));
    await this.#rows.take(this.editor, () => this.#word(this.#row, patience));
    const fence = { line: this.#paragraph.line, character: 0 };
    this.#fences.push(await this.editor.type(uri, fence, 0, "```"), await this.editor.type(uri, fence, 3, ""));
  }

  /**
   * Types a word, and takes it back in one.
   * @param {{ line: number, character: number }} place
   * @param {number} patience
   * @returns {Promise<number[]>} what each took
   */
  async #word(place, patience) {
    const start = performance.now();
    const times = [];
    for (const character of " checking") {
      times.push(await this.editor.type(uri, { ...place, character: place.character + times.length }, 0, character));
      if (performance.now() - start > patience) break;
    }
    times.push(await this.editor.type(uri, place, times.length, ""));
    return times;
  }

  /** @param {number} lines @returns {Typing} */
  result(lines) {
    return {
      server: this.#server.name,
      lines,
      first: this.#first,
      prose: this.#prose.took,
      row: this.#rows.took,
      slow: quantile([...this.#prose.walls, ...this.#fences], 0.95),
      findings: this.editor.diagnostics,
    };
  }
}

/** Times of one kind of edit, and the processor's share, told in rounds. */
class Samples {
  /** @type {number[]} */
  walls = [];
  /** @type {number[]} */
  #cpus = [];

  /** @param {Editor} editor @param {() => Promise<number[]>} edit */
  async take(editor, edit) {
    const before = editor.cpu;
    const times = await edit();
    const after = editor.cpu;
    this.walls.push(...times);
    if (before !== undefined && after !== undefined) this.#cpus.push((after - before) / times.length);
  }

  /** @returns {Took} medians */
  get took() {
    return { wall: median(this.walls), cpu: this.#cpus.length > 0 ? median(this.#cpus) : undefined };
  }
}
