import { alertHead, beginsWithAlerts } from "../../workspace/alertFiles";
import { decodeLeniently } from "../files/decode";
import { FileError, type FileSystem } from "../files/fileSystem";

/** A file that cannot be read as a whole is worth a word: it begins as files of alert rules do. */
export function holdsAlerts(files: FileSystem, path: string): boolean {
  try {
    return beginsWithAlerts(path, decodeLeniently(files.read(path, alertHead)).text);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return false;
  }
}
