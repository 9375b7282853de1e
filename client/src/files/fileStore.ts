/** What a file system can do, as far as the writer of changes needs it. Addresses are URIs. */
export interface FileStore {
  /** Undefined when there is no such file. */
  read(uri: string): Promise<Uint8Array | undefined>;
  /** Writes the whole file; folders above it are made. */
  write(uri: string, bytes: Uint8Array): Promise<void>;
  /** Only where the file lies on a disk that this process reaches itself. */
  diskOf(uri: string): Disk | undefined;
}

/** Steps that a disk does wholly or not at all, whoever else writes at the same time. */
export interface Disk {
  /** Adds bytes at the end with one write (`O_APPEND`); makes the file and the folders above it. */
  append(uri: string, bytes: Uint8Array): Promise<void>;
  /** Gives a file another name; a file of that name is replaced in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name; rejects when a file of that name is there. */
  link(from: string, to: string): Promise<void>;
  /** Does nothing when the file is not there. */
  remove(uri: string): Promise<void>;
}
