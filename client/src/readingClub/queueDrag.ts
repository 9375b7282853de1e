import * as vscode from "vscode";
import type { QueueSubject } from "./queueNodes";

const rows = "application/vnd.code.tree.afterword.readingclub";
const files = "text/uri-list";

export interface Dropped {
  subjectOf(id: string): QueueSubject | undefined;
  move(item: string, target: QueueSubject | undefined): Promise<void>;
  add(documents: readonly vscode.Uri[]): Promise<void>;
}

/** Items are put in order by dragging them; documents dragged from elsewhere come into the queue. */
export function queueDrag(queue: Dropped): vscode.TreeDragAndDropController<string> {
  return {
    dragMimeTypes: [rows],
    dropMimeTypes: [rows, files],
    handleDrag: (ids, transfer) => {
      const [first] = ids.map((id) => queue.subjectOf(id)).filter((subject) => subject?.kind === "item");
      if (first !== undefined) transfer.set(rows, new vscode.DataTransferItem(first.item.uri));
    },
    handleDrop: async (target, transfer) => {
      const subject = target === undefined ? undefined : queue.subjectOf(target);
      const moved: unknown = transfer.get(rows)?.value;
      if (typeof moved === "string") return queue.move(moved, subject);
      const dropped = (await transfer.get(files)?.asString()) ?? "";
      const documents = dropped.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
      if (documents.length > 0) await queue.add(documents.map((line) => vscode.Uri.parse(line)));
    },
  };
}
