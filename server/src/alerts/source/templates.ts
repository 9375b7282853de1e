/** Stands for a character of a template that is part of a value. */
export const placeholder = "\ue000";

/** `all`: every template outside of block scalars; else only those YAML would take for syntax of its own. */
export type Hidden = "syntax" | "all";

const template = /\{\{-?\s*`[^`]{0,2000}`\s*-?\}\}|\{\{[^\n]{0,2000}?\}\}|\{%[^\n]{0,2000}?%\}|\{#[^\n]{0,2000}?#\}/g;
const onlyTemplates = new RegExp(`^[ \\t]*(?:(?:${template.source})[ \\t]*)+$`);
const control =
  /^[ \t]*(?:\{%|\{#|\{\{-|\{\{\s*(?:if|else|end|range|with|define|block|include|template|tpl|toYaml)\b|\{\{\s*\/\*|\{\{[^\n]*\|\s*n?indent\b)/;
const leading = /^([ \t]*(?:- +)*(?:[\w.-]{1,100}:[ \t]+)?)(\{\{|\{%|\{#)/;
const blockHeader = /(?::|-|^)[ \t]+(?:&\S+[ \t]+)?[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/;
const multiLine =
  /\{\{-?\s*\/\*[\s\S]{0,20000}?\*\/\s*-?\}\}|^[ \t]*\{\{[^}\n]*\n(?:[^}\n]*\n){0,50}?[^}\n]*\}\}[ \t]*$/gm;

/**
 * Hides templates (Go, Helm, Jinja) that are no YAML: lines of nothing but control become blank, templates in values
 * become placeholders. Every character keeps its place. Inside block scalars templates are text, and stay.
 */
export function hideTemplates(text: string, what: Hidden = "syntax"): string {
  if (!text.includes("{{") && !text.includes("{%") && !text.includes("{#")) return text;
  const whole = text.replace(multiLine, (found) => found.replace(/[^\r\n]/g, " "));
  let block = -1;
  return whole
    .split("\n")
    .map((line) => {
      const content = line.endsWith("\r") ? line.slice(0, -1) : line;
      if (content.trim() === "") return line;
      const indent = content.search(/[^ ]/);
      if (block >= 0 && indent > block) return line;
      block = blockHeader.test(content) ? indent : -1;
      return hideInLine(content, what) + line.slice(content.length);
    })
    .join("\n");
}

function hideInLine(line: string, what: Hidden): string {
  if (!line.includes("{{") && !line.includes("{%") && !line.includes("{#")) return line;
  if (onlyTemplates.test(line)) return what === "all" || control.test(line) ? " ".repeat(line.length) : line;
  if (what === "all" || leading.test(line)) return line.replace(template, (found) => placeholder.repeat(found.length));
  return line;
}
