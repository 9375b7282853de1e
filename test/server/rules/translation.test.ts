import { japanese } from "virtual:l10n-ja";
import { describe, expect, it } from "vitest";
import { rulePages } from "virtual:rule-pages";
import type { Message } from "../../../server/src/text/message";
import { findingsIn } from "./harness";

/** Every message, related place and fix title that the pages' bad examples bring up. */
function* messagesOfPages(): Iterable<Message> {
  for (const [code, page] of Object.entries(rulePages)) {
    for (const [, info = "", text = ""] of page.matchAll(/^~~~~ *markdown(.*)\n([\s\S]*?)^~~~~$/gm)) {
      const profile = /profile=(\S+)/.exec(info)?.[1];
      const now = /now=(\S+)/.exec(info)?.[1];
      const path = /path=(\S+)/.exec(info)?.[1];
      const found = findingsIn(text, {
        ...(profile === undefined ? { config: `rules: { ${code}: info }` } : { profile }),
        ...(now === undefined ? {} : { now }),
        ...(path === undefined ? {} : { path }),
      });
      for (const { message, related = [], fixes = [] } of found) {
        yield message;
        yield* related.map((place) => place.message);
        yield* fixes.map((fix) => fix.title);
      }
    }
  }
}

describe("the Japanese texts of the rules", () => {
  it("cover everything the rule pages bring up, with the same places", () => {
    const missing = new Set<string>();
    for (const { key } of messagesOfPages()) {
      const text = japanese[key];
      const placesOf = (one: string): string => [...one.matchAll(/\{\d\}/g)].map(String).sort().join();
      if (text === undefined || placesOf(text) !== placesOf(key)) missing.add(key);
    }
    expect([...missing]).toEqual([]);
  });
});
