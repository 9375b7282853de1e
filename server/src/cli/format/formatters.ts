import type { Translate } from "../../text/message";
import type { CheckReport } from "../check/report";
import type { Product, World } from "../world";
import { github } from "./github";
import { json } from "./json";
import { sarif } from "./sarif";
import { text } from "./text";

/** What a formatter knows beside the report. */
export interface FormatContext {
  readonly world: World;
  readonly product: Product;
  readonly translate: Translate;
  readonly language: "en" | "ja";
}

/** Makes of a report what goes to standard output. */
export type Formatter = (report: CheckReport, context: FormatContext) => string;

export const formatters: Readonly<Record<string, Formatter>> = { text, json, sarif, github };
