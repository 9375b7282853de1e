/** Names Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const longest = 60;

/** A title as a file name: readable in any script, and never a path. */
export function slugOf(title: string): string {
  const safe = title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  const short = Array.from(safe)
    .slice(0, longest)
    .join("")
    .replace(/^-+|-+$/g, "");
  return short === "" || reserved.test(short) ? `item${short === "" ? "" : `-${short}`}` : short;
}
