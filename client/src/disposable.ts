/** Something to let go of: what VS Code makes, and what is made here. */
export interface Releasable {
  dispose(): unknown;
}

export function releaseAll(held: readonly Releasable[]): void {
  for (const each of held) each.dispose();
}
