import type { Span } from "../text/span";
import type { Alert, AlertLink } from "./alert";

/** Where a link leads. `templated`: it holds a template; it is a finding only when no file can match it. */
export type LinkStatus = "ok" | "missing-file" | "missing-anchor" | "templated" | "external";

/** A file of the workspace, and a place in it. */
export interface LinkTarget {
  /** Relative to the workspace root, `/` separated. */
  readonly path: string;
  /** Without `#`. */
  readonly anchor: string | undefined;
  /** Of the heading the anchor means; undefined without an anchor or where there is none such. */
  readonly headingSpan: Span | undefined;
}

export interface ResolvedLink extends AlertLink {
  readonly status: LinkStatus;
  /** Also of `missing-anchor`, and of `missing-file` where the file should be. Undefined for external links. */
  readonly target: LinkTarget | undefined;
  /** No file of the workspace can match a template. */
  readonly unmatched: boolean;
  /** Of a template that is no exact name: paths of the documents it may mean; absent when there are none. */
  readonly matches?: readonly string[];
}

/** An alert with what is known of its runbook. */
export interface LinkedAlert {
  readonly alert: Alert;
  /** Of the file that defines it, relative to the workspace root. */
  readonly path: string;
  readonly links: readonly ResolvedLink[];
  /** Paths of runbooks that go by the alert's name, with the anchor of the heading where it is one of many. */
  readonly named: readonly LinkTarget[];
}
