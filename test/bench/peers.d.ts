// What the benchmark uses of packages that are installed beside it only when it runs.

declare module "fast-diff" {
  type Kind = -1 | 0 | 1;
  const diff: {
    (a: string, b: string): [Kind, string][];
    readonly DELETE: -1;
    readonly EQUAL: 0;
    readonly INSERT: 1;
  };
  export default diff;
}

declare module "approx-string-match" {
  export default function search(
    text: string,
    pattern: string,
    maxErrors: number,
  ): { start: number; end: number; errors: number }[];
}
