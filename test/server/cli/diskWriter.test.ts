import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { diskWriter } from "../../../server/src/cli/files/diskWriter";
import { FileError } from "../../../server/src/cli/files/fileSystem";

const top = mkdtempSync(join(tmpdir(), "afterword-writer-"));
const folder = join(top, "work");
const path = join("club", "notes", "aoi.jsonl");
const read = (): string => readFileSync(join(folder, path), "utf8");

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

afterAll(() => {
  rmSync(top, { recursive: true });
});

describe("the writer of the command line", () => {
  it("makes folders and adds at the end", () => {
    diskWriter.append(folder, path, "one\n");
    diskWriter.append(folder, path, "two\n");
    expect(read()).toBe("one\ntwo\n");
  });

  it("ends a torn line first", () => {
    diskWriter.append(folder, path, "torn");
    diskWriter.append(folder, path, "two\n");
    expect(read()).toBe("torn\ntwo\n");
  });

  it("creates a file once", () => {
    diskWriter.create(folder, path, "one\n");
    diskWriter.create(folder, path, "two\n");
    expect(read()).toBe("one\n");
  });

  it("follows no link out of the folder", () => {
    const outside = join(top, "outside");
    mkdirSync(outside, { recursive: true });
    symlinkSync(outside, join(folder, "club"));
    expect(() => diskWriter.append(folder, path, "x\n")).toThrow(FileError);
    expect(() => diskWriter.create(folder, path, "x\n")).toThrow(FileError);
    expect(existsSync(join(outside, "notes"))).toBe(false);
  });

  it("writes into no file that is a link", () => {
    const secret = join(top, "secret");
    writeFileSync(secret, "");
    mkdirSync(join(folder, "club", "notes"), { recursive: true });
    symlinkSync(secret, join(folder, path));
    expect(() => diskWriter.append(folder, path, "x\n")).toThrow(FileError);
    expect(readFileSync(secret, "utf8")).toBe("");
  });

  it("tells before whether an addition would fail, and changes nothing", () => {
    diskWriter.check(folder, path);
    expect(existsSync(join(folder, "club"))).toBe(false);
    diskWriter.append(folder, path, "one\n");
    diskWriter.check(folder, path);
    expect(read()).toBe("one\n");
    mkdirSync(join(folder, "club", "notes", "ren.jsonl"));
    expect(() => diskWriter.check(folder, join("club", "notes", "ren.jsonl"))).toThrow(FileError);
    symlinkSync(top, join(folder, "link"));
    expect(() => diskWriter.check(folder, join("link", "x.jsonl"))).toThrow(FileError);
  });

  it("says in one error what is wrong with the disk", () => {
    writeFileSync(join(folder, "club"), "a file");
    expect(() => diskWriter.append(folder, path, "x\n")).toThrow(FileError);
  });
});
