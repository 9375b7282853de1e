/** What came over the wire with `null`, which other editors write for what is absent, taken out. */
export const withoutNulls = <T>(given: T): T =>
  JSON.parse(JSON.stringify(given, (_, value: unknown) => (value === null ? undefined : value))) as T;
