import { constants } from "node:fs";
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { MakeDisk } from "../files/workspaceStore";

const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;

/** Steps that the system does in one: other programs write the same files, the command line among them. */
export const nodeDisk: MakeDisk = (pathOf) => ({
  append: async (uri, bytes) => {
    const path = pathOf(uri);
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, appending);
    try {
      const { bytesWritten } = await file.write(bytes);
      if (bytesWritten < bytes.length) throw new Error(`The disk took ${bytesWritten} of ${bytes.length} bytes.`);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename: (from, to) => rename(pathOf(from), pathOf(to)),
  link: (from, to) => link(pathOf(from), pathOf(to)),
  remove: (uri) => rm(pathOf(uri), { force: true }),
});
