import { shift, type Span } from "../../text/span";
import { PlacedMemo } from "../memo";
import type { Action } from "../document";

/** What a row or an item says of its task itself; its section and what stands above it come later. */
export type OwnAction = Omit<Action, "section" | "part">;

const moved = (at: Span | undefined, by: number): Span | undefined => at && shift(at, by);

const shiftAction = (action: OwnAction, by: number): OwnAction => ({
  ...action,
  span: shift(action.span, by),
  textSpan: shift(action.textSpan, by),
  stateSpan: moved(action.stateSpan, by),
  ownerSpan: moved(action.ownerSpan, by),
  dueSpan: moved(action.dueSpan, by),
});

/** Tasks read from a block, kept while the block is unchanged. */
export const ownActions = (): PlacedMemo<object, readonly OwnAction[]> =>
  new PlacedMemo((actions, by) => actions.map((action) => shiftAction(action, by)));
