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

/** The slug, with a number behind it when the name is taken. */
export function freeSlug(title: string, isTaken: (slug: string) => boolean): string {
  const slug = slugOf(title);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? slug : `${slug}-${n.toString()}`;
    if (!isTaken(candidate)) return candidate;
  }
}
