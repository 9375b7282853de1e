import { documentKinds } from "../../model/document";
import { message } from "../../text/message";
import type { Rule } from "../rule";

/** Placeholders of a template language are replaced before anything reads the front matter. */
const templated = /\{\{|<%|\{%/;

/** The front matter is no valid YAML or TOML. */
export const frontMatterInvalid: Rule = {
  code: "front-matter/invalid",
  severity: "warning",
  onByDefault: true,
  kinds: documentKinds.filter((kind) => kind !== "other" && kind !== "template"),
  *check({ markdown }) {
    const { frontMatter, text } = markdown;
    if (frontMatter?.error === undefined) return;
    if (templated.test(text.slice(frontMatter.content.start, frontMatter.content.end))) return;
    yield {
      span: frontMatter.error.span,
      message: message(
        "The front matter is not valid {0} ({1}). Nothing in it can be relied on. Correct it.",
        frontMatter.format === "toml" ? "TOML" : "YAML",
        frontMatter.error.message.replace(/[.\s]+$/, ""),
      ),
    };
  },
};
