// What both extension hosts have beside the language itself, as far as it is used here.

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** Only in the web worker host. */
declare class Worker {
  constructor(script: string);
}

declare function setTimeout(task: () => void, milliseconds: number): object | number;
declare function clearTimeout(timer: object | number): void;

declare function setInterval(task: () => void, milliseconds: number): object | number;
declare function clearInterval(timer: object | number): void;

declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };
