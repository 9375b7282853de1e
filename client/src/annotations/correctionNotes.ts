import * as vscode from "vscode";
import type { RunStep } from "../../../server/src/protocol";
import type { CorrectionSink } from "../runs/correction";
import { correctionNote, type Correction } from "../runs/correctionNodes";
import type { Notes } from "./notes";

/** Keeps what is wrong with a step of a runbook as a note on its words, for whoever changes the page. */
export class CorrectionNotes implements CorrectionSink {
  readonly #notes: Notes;

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  async keep(correction: Correction, { source, range }: RunStep): Promise<void> {
    const body = correctionNote(correction, source, vscode.l10n.t);
    if (body === "") return void vscode.window.showInformationMessage(vscode.l10n.t("Say what was wrong first."));
    const note = { target: correction.runbook, range, kind: "idea", motivation: "editing", body } as const;
    const done = await this.#notes.create(note);
    if (done !== undefined)
      void vscode.window.showInformationMessage(vscode.l10n.t("The correction is a note on the step now."));
  }
}
