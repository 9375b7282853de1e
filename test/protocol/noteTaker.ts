import { FileChangeType } from "vscode-languageserver-protocol";
import { URI } from "vscode-uri";
import {
  allAnnotations,
  annotate,
  annotationsMoved,
  annotationsOf,
  readingClubChanged,
  type AnnotationAction,
  type AnnotationThread,
  type FileChange,
  type MovedAnnotations,
} from "../../server/src/protocol";
import { at, Editor, root, type EditorOptions } from "./editor";

/** An editor that writes what actions on notes ask for, as a client does. */
export class NoteTaker {
  readonly editor: Editor;
  readonly moved: MovedAnnotations[] = [];
  changed = 0;
  author = "Aoi";
  #ids = 0;
  #time = Date.parse("2026-04-01T09:00:00Z");
  #waiting: (() => void)[] = [];

  private constructor(editor: Editor) {
    this.editor = editor;
    editor.client.onNotification(annotationsMoved, (moved) => {
      this.moved.push(moved);
      this.#wake();
    });
    editor.client.onNotification(readingClubChanged, () => {
      this.changed += 1;
      this.#wake();
    });
  }

  static async start(options: EditorOptions): Promise<NoteTaker> {
    return new NoteTaker(await Editor.start(options));
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Asks what an action writes, and writes it. */
  async do(
    action: AnnotationAction,
    author = this.author,
  ): Promise<{ id: string | undefined; refused: string | undefined }> {
    const { changes, id, refused } = await this.ask(action, author);
    for (const change of changes) await this.write(change);
    return { id, refused };
  }

  ask(action: AnnotationAction, author = this.author) {
    this.#ids += 1;
    this.#time += 60_000;
    const ids = [`00000000-0000-4000-8000-${this.#ids.toString(16).padStart(12, "0")}`];
    return this.editor.client.sendRequest(annotate, {
      action,
      writing: { author, time: new Date(this.#time).toISOString(), ids },
    });
  }

  async write(change: FileChange): Promise<void> {
    const { texts } = this.editor.files;
    const { uri } = change;
    const before = texts.get(uri);
    if ("append" in change) texts.set(uri, (before ?? "") + change.append);
    else if ("create" in change) {
      if (before !== undefined) throw new Error(`${uri} is there`);
      texts.set(uri, change.create);
    } else {
      if (before !== change.replace.from) throw new Error(`${uri} is another`);
      texts.set(uri, change.replace.to);
    }
    const path = decodeURIComponent(uri.slice(root.length + 1));
    await this.editor.watched(path, before === undefined ? FileChangeType.Created : FileChangeType.Changed);
  }

  /** Notes on the first occurrence of a text in an open document. */
  note(path: string, quote: string, body: string, more: Partial<Extract<AnnotationAction, { do: "create" }>> = {}) {
    const start = this.editor.positionOf(path, quote);
    const end = this.editor.positionOf(path, quote, quote.length);
    return this.do({
      do: "create",
      target: at(path),
      range: { start, end },
      kind: "idea",
      body,
      session: undefined,
      draft: false,
      ...more,
    });
  }

  async threads(path: string): Promise<readonly AnnotationThread[]> {
    return (await this.editor.client.sendRequest(annotationsOf, { uri: at(path) })).threads;
  }

  all() {
    return this.editor.client.sendRequest(allAnnotations);
  }

  /** The text under a thread's range in an open document. */
  textAt(path: string, { range }: Pick<AnnotationThread, "range">): string | undefined {
    if (range === undefined) return undefined;
    const lines = this.editor.text(path).split(/(?<=\n)/);
    const offset = ({ line, character }: { line: number; character: number }): number =>
      lines.slice(0, line).join("").length + character;
    return this.editor.text(path).slice(offset(range.start), offset(range.end));
  }

  /** Puts a text on disk, for the server to read when the document is not open. */
  onDisk(path: string, text: string): void {
    this.editor.files.texts.set(URI.parse(at(path)).toString(), text);
  }

  file(path: string): string | undefined {
    return this.editor.files.texts.get(at(path));
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
