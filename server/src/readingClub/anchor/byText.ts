import type { AnchorRecord } from "./anchor";

/** Records of one text. */
export interface OfOneText {
  /** Git's id of it; undefined where it was not noted. */
  readonly blob: string | undefined;
  readonly records: readonly AnchorRecord[];
}

/** Records by the text they were made on. Those without git's id may be of different texts: each is by itself. */
export function byText(records: readonly AnchorRecord[]): readonly OfOneText[] {
  const groups = new Map<string, AnchorRecord[]>();
  const alone: OfOneText[] = [];
  for (const record of records) {
    const group = record.blob === undefined ? undefined : groups.get(record.blob);
    if (record.blob === undefined) alone.push({ blob: undefined, records: [record] });
    else if (group === undefined) groups.set(record.blob, [record]);
    else group.push(record);
  }
  return [...[...groups].map(([blob, ofOne]) => ({ blob, records: ofOne })), ...alone];
}
