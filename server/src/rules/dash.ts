/** A dash says "does not apply" or "not known" as often as "to be filled in": it is left alone. */
export const isDash = (raw: string): boolean => /^(?:[-–—―ー－/／]\s*)+$|^n\/?a$/i.test(raw.trim());
