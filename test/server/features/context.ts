import { resolveConfig } from "../../../server/src/config/resolve";
import type { DocumentContext, KnownDocuments } from "../../../server/src/features/context";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import { runRules } from "../../../server/src/rules/run";
import { translator } from "../../../server/src/text/message";

export interface Setting {
  readonly path?: string;
  readonly profile?: string;
  /** Text of an `.afterword.yaml`. */
  readonly config?: string;
  readonly now?: string;
  readonly locale?: "en" | "ja";
}

const nowhere: KnownDocuments = { find: () => [], get: () => undefined, all: () => [] };

/** A document as features see it. */
export function contextOf(text: string, setting: Setting = {}): DocumentContext {
  const {
    path = "postmortems/example.md",
    profile,
    config: file,
    now = "2026-03-23T16:05:00Z",
    locale = "en",
  } = setting;
  const { config } = resolveConfig({
    profile,
    file: file === undefined ? undefined : { path: ".afterword.yaml", text: file },
  });
  const model = readModel(readMarkdown(text), { path, config });
  const at = Date.parse(now);
  return {
    uri: `file:///work/${path}`,
    version: 1,
    model,
    config,
    now: at,
    diagnostics: runRules(model, { config, now: at }),
    audience: { locale, translate: translator(), pageOf: () => undefined },
    index: nowhere,
  };
}
