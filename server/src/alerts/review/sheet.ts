import type { CoverageState } from "../coverage";

/** A page to go to, as a link of the worksheet. */
export interface SheetLink {
  readonly text: string;
  /** As Markdown writes a target; undefined where there is nothing to lead to. */
  readonly target: string | undefined;
}

/** An alert of the component under review. */
export interface SheetAlert {
  readonly name: string;
  /** To its rule. */
  readonly target: string | undefined;
  readonly severity: string | undefined;
  readonly state: CoverageState;
  /** The page that covers it, or the link that leads nowhere or to the web. */
  readonly runbook: SheetLink | undefined;
  readonly dashboards: readonly SheetLink[];
  /** What it surely does not tell whoever is called. */
  readonly lacks: readonly ("impact" | "severity" | "firstStep")[];
  readonly muted: boolean;
  readonly incidents: readonly SheetLink[];
  /** Where somebody noted that it fired for nothing. */
  readonly falsePositives: readonly SheetLink[];
}

/** Everything a worksheet is written from. */
export interface Sheet {
  readonly component: string | undefined;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly alerts: readonly SheetAlert[];
  /** Incidents of the component that people noticed, not an alert, with what they say of it. */
  readonly unnoticed: readonly (SheetLink & { readonly detection: string })[];
  /** Contributing factors of incidents in which no alert of the component is named. */
  readonly factors: readonly (SheetLink & { readonly factor: string })[];
  /** Runbooks of the component that no alert leads to. */
  readonly lonelyRunbooks: readonly SheetLink[];
}
