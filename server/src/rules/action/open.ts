import type { Action } from "../../model/document";

/** Work that is still to be done, as far as the document tells. */
export const isOpen = ({ state, placeholder }: Action): boolean =>
  state !== "done" && state !== "declined" && !placeholder;

/** With `everyAction` an action without a place for it counts too; else only a place left empty. */
export const asksEveryAction = (options: Readonly<Record<string, unknown>>): boolean => options["everyAction"] === true;
