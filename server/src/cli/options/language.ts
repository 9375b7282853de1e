export type UiLanguage = "en" | "ja";

/** The language to print in: as asked for, else as the environment says, else English. */
export function languageOf(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): UiLanguage {
  if (asked === "en" || asked === "ja") return asked;
  const locale = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].find(Boolean) ?? "";
  return /^ja(?:[_.-]|$)/i.test(locale) ? "ja" : "en";
}
