import { expect, it } from "vitest";
import { textBeforePull } from "../../client/src/server/opening";

type Order = ReturnType<typeof textBeforePull>;
type Document = Parameters<NonNullable<Order["didOpen"]>>[0];
type Token = Parameters<NonNullable<Order["provideDiagnostics"]>>[2];

const document = (name: string) => ({ uri: { toString: () => name } }) as unknown as Document;

function world() {
  const told: string[] = [];
  const order = textBeforePull();
  let cancel: () => void = () => undefined;
  const token = { onCancellationRequested: (listener: () => void) => (cancel = listener) } as unknown as Token;
  return {
    told,
    cancel: () => cancel(),
    open: (name: string, sending = Promise.resolve()) =>
      order.didOpen?.(document(name), () => sending.then(() => void told.push(`text of ${name}`))),
    close: (name: string) => order.didClose?.(document(name), () => Promise.resolve(void told.push(`end of ${name}`))),
    pull: (name: string) =>
      order.provideDiagnostics?.(document(name), undefined, token, () => void told.push(`pull of ${name}`)),
  };
}

it("a pull waits until the text of its document has been sent", async () => {
  const { told, open, pull } = world();
  let send: () => void = () => undefined;
  const pulled = pull("a.md");
  const opened = open("a.md", new Promise((resolve) => (send = resolve)));
  await open("b.md");
  await pull("b.md");
  send();
  await Promise.all([opened, pulled]);
  expect(told).toEqual(["text of b.md", "pull of b.md", "text of a.md", "pull of a.md"]);
});

it("a later pull waits for nothing", async () => {
  const { told, open, pull } = world();
  await open("a.md");
  await pull("a.md");
  await pull("a.md");
  expect(told).toEqual(["text of a.md", "pull of a.md", "pull of a.md"]);
});

it("a document that is opened again is sent again before it is pulled", async () => {
  const { told, open, close, pull } = world();
  await open("a.md");
  await close("a.md");
  const pulled = pull("a.md");
  await open("a.md");
  await pulled;
  expect(told).toEqual(["text of a.md", "end of a.md", "text of a.md", "pull of a.md"]);
});

it("a pull that is cancelled, or whose document is closed, ends", async () => {
  const { told, cancel, close, pull } = world();
  const cancelled = pull("a.md");
  cancel();
  await cancelled;
  const orphaned = pull("b.md");
  await close("b.md");
  await orphaned;
  expect(told).toEqual(["pull of a.md", "end of b.md", "pull of b.md"]);
});
