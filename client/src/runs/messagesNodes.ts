import type { Run, StepChange } from "./runNodes";

/** Texts of the panel in the user's language. */
export interface PanelTexts {
  readonly done: string;
  readonly skip: string;
  readonly skipped: string;
  readonly note: string;
  readonly copy: string;
  readonly copied: string;
  readonly wrong: string;
  readonly whatIsWrong: string;
  readonly better: string;
  readonly keep: string;
  readonly compare: string;
  readonly asNote: string;
  readonly cancel: string;
  readonly jump: string;
  readonly jumpShort: string;
  readonly wrongShort: string;
  readonly wasBefore: string;
  readonly isNew: string;
  readonly gone: string;
  readonly suggestion: string;
  readonly add: string;
  readonly finish: string;
  readonly finished: string;
  readonly discard: string;
  readonly elapsed: string;
  readonly by: string;
  readonly record: string;
  readonly noRecord: string;
  readonly chooseRecord: string;
  readonly notAdded: string;
  readonly added: string;
  readonly beginning: string;
  readonly steps: string;
  readonly noSteps: string;
  readonly commands: string;
}

/** What the panel is told: everything it shows. */
export interface PanelState {
  readonly kind: "run";
  readonly run: Run;
  readonly progress: { readonly done: number; readonly all: number };
  readonly unrecorded: boolean;
  /** Name of the document that tells of the run. */
  readonly recordName: string | undefined;
  readonly locale: string;
  readonly texts: PanelTexts;
}

/** What the panel asks for. */
export type PanelMessage =
  | StepChange
  | { readonly kind: "ready" | "add" | "finish" | "discard" | "chooseRecord" }
  | { readonly kind: "jump"; readonly step: string }
  | { readonly kind: "copy"; readonly step: string; readonly command: number }
  | { readonly kind: "compare" | "asNote"; readonly step: string; readonly what: string; readonly better: string };

/** Longer texts are cut: a note is no log file. */
const longest = 20_000;

/** What a message of the panel says; undefined for anything else that may arrive. */
export function readMessage(value: unknown): PanelMessage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const message = value as Readonly<Record<string, unknown>>;
  const { kind } = message;
  const text = (name: string): string => {
    const given = message[name];
    return typeof given === "string" ? given.slice(0, longest) : "";
  };
  if (kind === "ready" || kind === "add" || kind === "finish" || kind === "discard" || kind === "chooseRecord")
    return { kind };
  const step = text("step");
  if (step === "") return undefined;
  switch (kind) {
    case "tick":
      return { kind, step, state: message.state === "done" || message.state === "skipped" ? message.state : undefined };
    case "note":
      return { kind, step, text: text("text") };
    case "wrong":
    case "compare":
    case "asNote":
      return { kind, step, what: text("what"), better: text("better") };
    case "jump":
      return { kind, step };
    case "copy":
      return typeof message.command === "number" ? { kind, step, command: message.command } : undefined;
    default:
      return undefined;
  }
}
