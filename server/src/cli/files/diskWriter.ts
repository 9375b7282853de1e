import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  writeSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { translated } from "./disk";
import { FileError, type FileWriter } from "./fileSystem";

/** The disk. Others may write to the same file at the same time: every addition is one write at the end. */
export const diskWriter: FileWriter = {
  check(folder, path) {
    translated(() => {
      const file = join(folder, path);
      const around = nearest(folder, dirname(file));
      if (lstatSync(file, { throwIfNoEntry: false }) === undefined) accessSync(around, constants.W_OK | constants.X_OK);
      else withFile(file, constants.O_RDWR | constants.O_APPEND | noFollow, () => undefined);
    });
  },
  create(folder, path, text) {
    translated(() => {
      const file = prepared(folder, path);
      if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) return;
      withFile(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, (handle) => writeAll(handle, text));
    });
  },
  append(folder, path, lines) {
    translated(() => {
      const file = prepared(folder, path);
      withFile(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | noFollow, (handle) =>
        writeAll(handle, endsWithin(handle) ? `\n${lines}` : lines),
      );
    });
  },
};

/** Windows has no such flag, and makes links for administrators only. */
const noFollow: number = process.platform === "win32" ? 0 : constants.O_NOFOLLOW;

/** The file's folder is there, and within the folder given wherever links lead. */
function prepared(folder: string, path: string): string {
  const file = join(folder, path);
  nearest(folder, dirname(file));
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

/** A folder, or the nearest above it that is there, within the folder given wherever links lead. */
function nearest(folder: string, path: string): string {
  let there = path;
  while (there !== folder && lstatSync(there, { throwIfNoEntry: false }) === undefined) there = dirname(there);
  const [top, real] = [realpathSync.native(folder), realpathSync.native(there)];
  if (real !== top && !real.startsWith(top.endsWith(sep) ? top : `${top}${sep}`))
    throw new FileError("failed", "a link leads out of the folder");
  return there;
}

function withFile(file: string, flags: number, use: (handle: number) => void): void {
  const handle = openSync(file, flags, 0o666);
  try {
    use(handle);
  } finally {
    closeSync(handle);
  }
}

/** A write that was interrupted has left a line without its end. */
function endsWithin(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}

function writeAll(handle: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  if (writeSync(handle, bytes) !== bytes.length) throw new FileError("failed", "the disk is full");
}
