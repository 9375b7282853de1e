import { afterEach, describe, expect, it } from "vitest";
import { FileChangeType, WillRenameFilesRequest } from "vscode-languageserver-protocol";
import {
  allAnnotations,
  annotate,
  changeReadingClub,
  followUpIn,
  issueAddress,
  portionsOf,
  readCandidates,
  readingClub,
  readingClubChanged,
  readingSuggestions,
  type FileChange,
  type AnnotationAction,
  type QueueAction,
  type ReadingClub,
  type Writing,
} from "../../server/src/protocol";
import { at, Editor, type EditorOptions } from "./editor";

const item = (title: string, rank: string, more = ""): string =>
  `---\nkind: reading-item\ntitle: ${title}\nsource: own\npath: postmortems/2026-02-03-orders.md\n${more}rank: "${rank}" # by hand\n---\n`;

const postmortem = `---
component: checkout
---

# Postmortem: orders were lost

- **Severity**: SEV2
- **Start**: 2026-02-03 10:00 UTC
- **End**: 2026-02-03 11:00 UTC

## Timeline

- 10:00 Orders fail

## Lessons learned

- Queues want limits.

## Action items

- [ ] Limit the queue
- [x] Tell the users
`;

const files = {
  "postmortems/2026-02-03-orders.md": postmortem,
  "reading-club/queue/orders.md": item("Orders", "b"),
  "reading-club/queue/first.md": item("First", "a"),
};

let editor: Editor | undefined;
let told = 0;

async function start(options: EditorOptions = { files }): Promise<Editor> {
  editor = await Editor.start(options);
  told = 0;
  editor.client.onNotification(readingClubChanged, () => {
    told += 1;
  });
  return editor;
}

afterEach(() => editor?.stop());

let written = 0;

function writing(author = "Aoi"): Writing {
  written += 1;
  const id = `00000000-0000-4000-8000-${written.toString(16).padStart(12, "0")}`;
  return { author, time: "2026-04-01T09:00:00.000Z", ids: [id] };
}

const ask = (): Promise<ReadingClub> => (editor as Editor).client.sendRequest(readingClub);

/** Does what the client does with an answer. */
async function act(action: QueueAction, by = writing()) {
  const running = editor as Editor;
  const answer = await running.client.sendRequest(changeReadingClub, { action, writing: by });
  for (const change of answer.changes) await write(change);
  return answer;
}

async function write(change: FileChange): Promise<void> {
  const { files, watched } = { files: (editor as Editor).files, watched: (editor as Editor).watched.bind(editor) };
  const known = files.texts.get(change.uri);
  if ("create" in change) {
    expect(known).toBeUndefined();
    files.texts.set(change.uri, change.create);
  } else if ("replace" in change) {
    expect(known).toBe(change.replace.from);
    files.texts.set(change.uri, change.replace.to);
  } else files.texts.set(change.uri, (known ?? "") + change.append);
  await watched(change.uri.slice(at("").length), FileChangeType.Changed);
}

const titles = (club: ReadingClub): readonly string[] => club.items.map(({ title }) => title);

describe("the queue", () => {
  it("is told by rank, with what its documents say", async () => {
    await start();
    const club = await ask();
    expect(club.folder).toBe(at("reading-club"));
    expect(titles(club)).toEqual(["First", "Orders"]);
    expect(club.items[1]).toMatchObject({
      uri: at("reading-club/queue/orders.md"),
      slug: "orders",
      document: at("postmortems/2026-02-03-orders.md"),
      state: "candidate",
      component: "checkout",
      openActions: 1,
    });
  });

  it("takes in documents and links, each as a file of its own at the end", async () => {
    await start({ files: { "docs/100% sure.md": "# Sure\n" } });
    const document = { title: "座席表の障害", source: "own" as const, document: at("docs/100%25%20sure.md") };
    const link = { title: "A: report", source: "external" as const, url: "https://example.com/r#x", tags: ["dns"] };
    const answer = await act({ do: "add", candidates: [document, link] });
    expect(answer.refused).toBeUndefined();
    expect(answer.changes.map(({ uri }) => decodeURIComponent(uri))).toEqual([
      expect.stringMatching(/reading-club\/queue\/座席表の障害-\w{4}\.md$/),
      expect.stringMatching(/reading-club\/queue\/a-report-\w{4}\.md$/),
    ]);
    expect(answer.opened).toBe(answer.changes[0]?.uri);
    const { items } = await ask();
    expect(items).toMatchObject([
      { title: "座席表の障害", source: "own", addedBy: "Aoi", addedAt: "2026-04-01" },
      { title: "A: report", url: "https://example.com/r#x", tags: ["dns"] },
    ]);
    expect(items[0]?.document).toBe(at("docs/100%25%20sure.md"));
  });

  it("does not take in twice what it has, nor what nobody should open", async () => {
    await start();
    const again = { title: "x", source: "own" as const, document: at("postmortems/2026-02-03-orders.md") };
    expect(await act({ do: "add", candidates: [again] })).toMatchObject({
      changes: [],
      refused: "It is in the queue already.",
    });
    for (const url of ["javascript:alert(1)", "file:///etc/passwd", "", "https://"]) {
      const answer = await act({ do: "add", candidates: [{ title: "x", source: "external", url }] });
      expect(answer).toMatchObject({ changes: [], refused: expect.stringContaining("Only documents") as string });
    }
    const outside = { title: "x", source: "own" as const, document: "file:///elsewhere/x.md" };
    expect((await act({ do: "add", candidates: [outside] })).changes).toEqual([]);
  });

  it("moves an item by its own rank alone, and keeps every other character", async () => {
    await start();
    const [first, orders] = (await ask()).items;
    const answer = await act({ do: "move", item: orders?.uri ?? "", before: first?.uri });
    expect(answer.changes.map(({ uri }) => uri)).toEqual([orders?.uri]);
    expect(titles(await ask())).toEqual(["Orders", "First"]);
    const text = editor?.files.texts.get(orders?.uri ?? "") ?? "";
    expect(text.replace(/rank: "[^"]+"/, 'rank: "b"')).toBe(item("Orders", "b"));
  });

  it("schedules, and takes the date back", async () => {
    await start();
    const uri = at("reading-club/queue/orders.md");
    await act({ do: "schedule", item: uri, date: "2026-05-01" });
    expect((await ask()).items[1]).toMatchObject({ state: "scheduled", scheduled: "2026-05-01" });
    await act({ do: "schedule", item: uri, date: undefined });
    expect(editor?.files.texts.get(uri)).toBe(item("Orders", "b"));
    expect((await act({ do: "schedule", item: uri, date: "2026-02-31" })).refused).toContain("2026-02-31");
  });

  it("changes nothing in a file whose front matter is broken, and says so", async () => {
    const broken = "---\nkind: reading-item\ntags: [a\nrank: c\n---\n";
    await start({ files: { ...files, "reading-club/queue/broken.md": broken } });
    const uri = at("reading-club/queue/broken.md");
    const answer = await act({ do: "schedule", item: uri, date: "2026-05-01" });
    expect(answer).toMatchObject({
      changes: [],
      refused: expect.stringMatching(/cannot be changed|not in the queue/) as string,
    });
    expect(editor?.files.texts.get(uri)).toBe(broken);
  });

  it("knows what was read from a session that names the document alone", async () => {
    await start({
      files: {
        ...files,
        "reading-club/sessions/2026-03-01-by-hand.md":
          "---\nkind: reading-session\npath: postmortems/2026-02-03-orders.md\nparticipants: Aoi, Ren\nstatus: done\n---\n",
      },
    });
    expect((await ask()).items[1]).toMatchObject({
      state: "read",
      readings: [{ date: "2026-03-01", participants: ["Aoi", "Ren"] }],
    });
  });

  it("leaves removing to the client", async () => {
    await start();
    const uri = at("reading-club/queue/orders.md");
    expect(await act({ do: "remove", item: uri })).toMatchObject({ changes: [], removed: [uri] });
  });

  it("knows edits by hand, in the editor and on disk", async () => {
    const running = await start();
    await ask();
    await running.open("reading-club/queue/orders.md", item("Orders", "b"));
    await running.replace("reading-club/queue/orders.md", "title: Orders", "title: Other");
    expect(titles(await ask())).toEqual(["First", "Other"]);
    running.files.texts.set(at("reading-club/queue/new.md"), item("New", "0"));
    await running.watched("reading-club/queue/new.md", FileChangeType.Created);
    expect(titles(await ask())).toEqual(["New", "First", "Other"]);
    await running.until(() => told > 0);
  });

  it("knows folders that came or went, of which nothing else is told", async () => {
    const running = await start();
    const { texts } = running.files;
    await ask();
    const kept = new Map(texts);
    for (const uri of kept.keys()) if (uri.includes("/reading-club/")) texts.delete(uri);
    await running.watched("reading-club", FileChangeType.Deleted);
    expect((await ask()).items).toEqual([]);
    await expect.poll(() => told).toBeGreaterThan(0);
    for (const [uri, text] of kept) texts.set(uri, text);
    await running.watched("reading-club/queue", FileChangeType.Created);
    expect(titles(await ask())).toEqual(["First", "Orders"]);
    expect((await ask()).items[1]?.component).toBe("checkout");
    texts.delete(at("postmortems/2026-02-03-orders.md"));
    await running.watched("postmortems", FileChangeType.Deleted);
    const orders = (await ask()).items[1];
    expect([orders?.missing, orders?.component]).toEqual([true, undefined]);
    expect((await running.client.sendRequest(readingSuggestions, { reader: "Aoi" })).components).toEqual([]);
  });

  it("tells which files are broken, and shows the others", async () => {
    await start({
      files: {
        ...files,
        "reading-club/queue/README.md": "# What this is\n",
        "reading-club/queue/conflict.md":
          "---\nkind: reading-item\n<<<<<<< HEAD\nrank: a\n=======\nrank: b\n>>>>>>> x\n---\n",
        "reading-club/queue/unclosed.md": "---\nkind: reading-item\ntitle: [\n---\n",
        "reading-club/queue/nothing.md": "---\ntitle: no kind\n---\n",
        "reading-club/queue/binary.md": "---\nkind: reading-item\n---\n\0\0",
        "reading-club/queue/huge.md": `---\nkind: reading-item\n---\n${"x".repeat(5_000_000)}`,
        "reading-club/queue/gone.md": "---\nkind: reading-item\npath: docs/gone.md\n---\n",
        "reading-club/queue/away.md":
          "---\nkind: reading-item\npath: ../../secret.md\nurl: javascript:alert(1)\nrank: z\n---\n",
      },
    });
    const club = await ask();
    expect(club.problems.map(({ uri }) => uri.slice(at("reading-club/queue/").length)).sort()).toEqual([
      "away.md",
      "away.md",
      "binary.md",
      "conflict.md",
      "gone.md",
      "huge.md",
      "nothing.md",
      "unclosed.md",
    ]);
    const away = club.items.find(({ slug }) => slug === "away");
    expect([away?.title, away?.document, away?.url]).toEqual(["away", undefined, undefined]);
    expect(club.items.filter(({ missing }) => missing).map(({ slug }) => slug)).toEqual([
      "conflict",
      "away",
      "gone",
      "unclosed",
    ]);
    expect(titles(club)).toContain("unclosed");
    const broken = club.problems.find(({ uri }) => uri.endsWith("/conflict.md"));
    expect(broken?.reason).toBe("The front matter is broken. Correct it.");
    expect(titles(club)).toEqual(expect.arrayContaining(["First", "Orders"]));
  });
});

const hour = { read: 15, discuss: 30, wrapUp: 10 };

const begin = (more: Partial<Extract<QueueAction, { do: "startSession" }>> = {}): QueueAction => ({
  do: "startSession",
  item: at("reading-club/queue/orders.md"),
  date: "2026-04-02",
  facilitator: "Aoi",
  noteTaker: undefined,
  participants: ["Aoi", "Ren"],
  minutes: hour,
  portion: { from: "Timeline", to: undefined },
  why: "The queue again",
  ...more,
});

describe("a session", () => {
  it("begins as a file that says what is read, and why", async () => {
    await start();
    const { opened, changes } = await act(begin());
    expect(opened).toBe(at("reading-club/sessions/2026-04-02-orders.md"));
    expect(changes).toHaveLength(1);
    const { sessions } = await ask();
    expect(sessions).toMatchObject([
      {
        name: "2026-04-02-orders",
        title: "Orders",
        item: "orders",
        document: at("postmortems/2026-02-03-orders.md"),
        facilitator: "Aoi",
        participants: ["Aoi", "Ren"],
        minutes: hour,
        portion: { from: "Timeline" },
        range: { start: { line: 10, character: 0 }, end: { line: 14, character: 0 } },
        state: "open",
      },
    ]);
    const text = editor?.files.texts.get(opened ?? "") ?? "";
    expect(text).toContain("Reading: [Orders](../../postmortems/2026-02-03-orders.md) (“Timeline”)");
    expect(text).toContain("## Why we read this\n\n- The queue again\n\n## Reading notes\n\n## Discussion\n");
  });

  it("gets a name of its own on the same day", async () => {
    await start();
    await act(begin());
    expect((await act(begin())).opened).toBe(at("reading-club/sessions/2026-04-02-orders-2.md"));
  });

  it("begins also for editors that write null for what is absent", async () => {
    await start();
    const action = { ...begin(), noteTaker: null, portion: null, why: null, minutes: null };
    const { opened, refused } = await act(action as unknown as QueueAction);
    expect([opened, refused]).toEqual([at("reading-club/sessions/2026-04-02-orders.md"), undefined]);
  });

  it("is written in Japanese for Japanese teams", async () => {
    await start({ files: { ...files, ".afterword.yaml": "language: ja\n" } });
    const { opened } = await act(begin());
    expect(editor?.files.texts.get(opened ?? "")).toContain("## 選んだ理由");
  });

  it("collects what was learned and what is to be done, for the follow-ups to see", async () => {
    await start();
    const session = (await act(begin())).opened ?? "";
    await act({ do: "learn", session, text: "Queues want limits\nand alarms" });
    await act({ do: "learn", session, text: "So do people" });
    await act({ do: "act", session, text: "Limit the queue", owner: "Ren", due: "2026-05-01" });
    const text = editor?.files.texts.get(session) ?? "";
    expect(text).toContain(
      "## What we learned\n\n- Queues want limits\n  and alarms\n- So do people\n\n## Action items\n",
    );
    expect(text).toContain("\n- [ ] Limit the queue (owner: Ren, due: 2026-05-01)\n");
  });

  it("is written by the facilitator alone; readers join without writing", async () => {
    await start();
    const session = (await act(begin())).opened ?? "";
    expect(await act({ do: "learn", session, text: "x" }, writing("Ren"))).toMatchObject({
      changes: [],
      refused: "Only Aoi writes the file of this session.",
    });
    const joined = await act({ do: "join", session, participant: "Ren" }, writing("Ren"));
    expect(joined).toEqual({ changes: [], removed: [], opened: at("postmortems/2026-02-03-orders.md") });
  });
});

/** Notes something as the person would, in the shared file or in the drafts. */
async function note(by: string, session: string, body: string, at_: [number, number], draft = false): Promise<string> {
  const action: AnnotationAction = {
    do: "create",
    target: at("postmortems/2026-02-03-orders.md"),
    range: { start: { line: at_[0], character: 2 }, end: { line: at_[0], character: at_[1] } },
    kind: "question",
    body,
    session,
    draft,
  };
  const answer = await (editor as Editor).client.sendRequest(annotate, { action, writing: writing(by) });
  expect(answer.refused).toBeUndefined();
  for (const change of answer.changes) await write(change);
  return answer.id ?? "";
}

it("forgets notes whose folder was deleted, and knows them again when it is back", async () => {
  const running = await start();
  await note("Aoi", "2026-04-02-orders", "Why did nobody see it?", [12, 20]);
  const noted = async (): Promise<number> => (await running.client.sendRequest(allAnnotations)).threads.length;
  expect(await noted()).toBe(1);
  const { texts } = running.files;
  const [uri = ""] = [...texts.keys()].filter((each) => each.endsWith(".jsonl"));
  const text = texts.get(uri) ?? "";
  for (const folder of ["reading-club", "reading-club/annotations"]) {
    texts.delete(uri);
    await running.watched(folder, FileChangeType.Deleted);
    expect(await noted()).toBe(0);
    texts.set(uri, text);
    await running.watched(folder, FileChangeType.Created);
    expect(await noted()).toBe(1);
  }
});

describe("a follow-up of a note", () => {
  const ask_ = (headings: readonly string[]) =>
    (editor as Editor).client.sendRequest(followUpIn, {
      uri: at("postmortems/2026-02-03-orders.md"),
      text: "Watch the copies",
      note: { author: "Mei [M]", headings },
    });

  it("says whose note it was and leads to its section", async () => {
    await start();
    const added = async (...headings: readonly string[]) => (await ask_(headings))?.edits[0]?.newText;
    expect(await added("Postmortem: orders were lost", "Lessons learned")).toBe(
      "\n- [ ] Watch the copies (a note by Mei \\[M\\] on [Lessons learned](#lessons-learned))",
    );
    const unknown = "\n- [ ] Watch the copies (a note by Mei \\[M\\])";
    expect(await added("Not there any more")).toBe(unknown);
    expect(await added()).toBe(unknown);
  });

  it("speaks the language of the document", async () => {
    const japanese =
      "# ポストモーテム：注文が失われた\n\n## 学び\n\n上限は約束です。\n\n## 再発防止策\n\n- [ ] 上限を設ける\n";
    await start({ files: { ...files, "postmortems/2026-02-03-orders.md": japanese } });
    expect(decodeURI((await ask_(["学び"]))?.edits[0]?.newText ?? "")).toBe(
      "\n- [ ] Watch the copies （[学び](#学び)へのMei \\[M\\]さんのメモから）",
    );
  });
});

describe("wrapping up", () => {
  const end = (session: string, ...participants: string[]): QueueAction => ({ do: "wrapUp", session, participants });

  async function read(): Promise<string> {
    await start({ files: { ...files, "reading-club/queue/next.md": item("What next?", "c") } });
    const { opened = "" } = await act(begin());
    await note("Ren", "2026-04-02-orders", "Why did *nobody* see it?", [12, 20]);
    await note("Mei", "2026-04-02-orders", "A limit is a promise.", [16, 20]);
    await note("Mei", "2026-04-02-orders", "secret", [12, 20], true);
    await note("Mei", "another-session", "elsewhere", [12, 20]);
    return opened;
  }

  it("writes shared notes by place, who took part, and what could come next; the item is read", async () => {
    const session = await read();
    await act({ do: "learn", session, text: "Mine" });
    const { opened } = await act(end(session, "ren", "Mei"));
    expect(opened).toBe(session);
    const text = editor?.files.texts.get(session) ?? "";
    expect(text).toContain('participants: ["Aoi", "Ren", "Mei"]');
    expect(text).toContain("status: done");
    const notes = text.slice(text.indexOf("## Reading notes"), text.indexOf("## Discussion"));
    expect(notes.indexOf("Timeline")).toBeLessThan(notes.indexOf("Lessons learned"));
    expect(notes).toContain("Ren: Why did *nobody* see it?");
    expect(text).not.toContain("secret");
    expect(text).not.toContain("elsewhere");
    expect(text).toContain("## What we learned\n\n- Mine\n");
    expect(text).toContain("## Next time\n\n- [First](../queue/first.md)\n");
    const club = await ask();
    expect(club.items.find(({ slug }) => slug === "orders")).toMatchObject({
      state: "read",
      readings: [{ session, date: "2026-04-02", participants: ["Aoi", "Ren", "Mei"] }],
    });
  });

  it("twice adds what came since, and neither repeats nor loses what was written between", async () => {
    const session = await read();
    await act(end(session, "Mei"));
    const first = editor?.files.texts.get(session) ?? "";
    const again = await act(end(session, "Mei"));
    expect(again.changes).toEqual([]);
    const edited = first.replace("Why did *nobody* see it?", "Ren asks who watched.").replace("[First]", "[Mine]");
    await write({ uri: session, replace: { from: first, to: edited } });
    await note("Aoi", "2026-04-02-orders", "One more", [12, 20]);
    await act(end(session, "Kai"));
    const text = editor?.files.texts.get(session) ?? "";
    const plain = text
      .replace(/\n> [^\n]*\n\n- [^\n]*One more\n\n?/, "")
      .replace(/<!-- .* -->/, "")
      .replace(', "Kai"', "");
    expect(text.match(/^### .*Timeline/gm)).toHaveLength(1);
    expect(text).toContain("Aoi: One more");
    expect(plain.replace(/\n+/g, "\n")).toBe(edited.replace(/<!-- .* -->/, "").replace(/\n+/g, "\n"));
  });

  it("is asked of the facilitator", async () => {
    const session = await read();
    const answer = await act(end(session), writing("Ren"));
    expect(answer).toMatchObject({ changes: [], refused: "Only Aoi writes the file of this session." });
  });

  it("lets an item be put back, which does not count as read from then on", async () => {
    const session = await read();
    await act(end(session, "Mei"));
    const uri = at("reading-club/queue/orders.md");
    await act({ do: "putBack", item: uri });
    const orders = (await ask()).items.find(({ slug }) => slug === "orders");
    expect(orders).toMatchObject({ state: "candidate", readings: [{ date: "2026-04-02" }] });
    expect((await act({ do: "putBack", item: uri })).refused).toBe("It is a candidate already.");
    const { opened = "" } = await act(begin({ date: "2026-04-03" }));
    await act(end(opened, "Mei"));
    expect((await ask()).items.find(({ slug }) => slug === "orders")?.state).toBe("read");
  });

  const orders = async () => (await ask()).items.find(({ slug }) => slug === "orders");

  it("meets the day an item was planned for, also ahead of it; planned anew it waits again", async () => {
    const session = await read();
    const uri = at("reading-club/queue/orders.md");
    await act({ do: "schedule", item: uri, date: "2026-12-01" });
    await act(end(session, "Mei"));
    expect(await orders()).toMatchObject({ state: "read", scheduled: "2026-12-01" });
    await act({ do: "schedule", item: uri, date: "2026-12-01" });
    expect(await orders()).toMatchObject({ state: "scheduled" });
  });

  it("counts a second session of one day for an item that was put back between them", async () => {
    const session = await read();
    await act(end(session, "Mei"));
    await act({ do: "putBack", item: at("reading-club/queue/orders.md") });
    const { opened = "" } = await act(begin());
    await act(end(opened, "Mei"));
    expect(await orders()).toMatchObject({ state: "read" });
  });

  it("refutes that an item was never read", async () => {
    const why = "why: Never read together\n";
    await start({ files: { ...files, "reading-club/queue/orders.md": item("Orders", "b", why) } });
    const { opened = "" } = await act(begin());
    await act(end(opened));
    await act({ do: "putBack", item: at("reading-club/queue/orders.md") });
    const back = await orders();
    expect([back?.state, back?.why]).toEqual(["candidate", undefined]);
  });
});

describe("what to read next", () => {
  const report = (title: string, more = ""): string => postmortem.replace("orders were lost", title) + more;
  const review = "---\nkind: alert-review\ncomponent: Search\ndate: 2026-03-20\n---\n# Review\n";
  const session = (date: string, who: string, path: string): string =>
    `---\nkind: reading-session\npath: ${path}\ndate: ${date}\nparticipants: [${who}]\nstatus: done\n---\n`;
  const workspace = {
    "postmortems/2026-02-03-orders.md": postmortem,
    "postmortems/2025-01-01-old.md": report("old"),
    "postmortems/2025-02-01-search.md": report("search").replace("component: checkout", "component: search"),
    "postmortems/2025-03-01-known.md": report("known").replace("- [ ] Limit the queue\n", ""),
    "alert-reviews/2026-03-20-search.md": review,
    "notes/plain.md": "# Notes on incidents\n\nNothing.\n",
    "reading-club/sessions/a.md": session("2025-02-02", "Mei", "postmortems/2025-01-01-old.md"),
    "reading-club/sessions/b.md": session("2026-03-02", "Aoi, Ren", "postmortems/2025-02-01-search.md"),
    "reading-club/sessions/c.md": session("2026-03-01", '"@ren-h"', "postmortems/2025-03-01-known.md"),
    ".afterword.yaml": "people:\n  Ren:\n    github: ren-h\n",
  };

  it("is told with its reasons, the strongest first", async () => {
    await start({ files: workspace });
    const reader = "Ren";
    const { suggestions, components } = await (editor as Editor).client.sendRequest(readingSuggestions, { reader });
    expect(suggestions.map(({ uri, reasons }) => [uri.slice(at("postmortems/").length), ...reasons])).toEqual([
      ["2026-02-03-orders.md", "Never read together", "1 action is still open"],
      [
        "2025-01-01-old.md",
        "Not read for a year, last on 2025-02-02",
        "1 action is still open",
        "You have not read it",
      ],
      ["2025-02-01-search.md", "Touches Search, which is under review", "1 action is still open"],
    ]);
    expect(suggestions[0]).toMatchObject({ title: "Postmortem: orders were lost", component: "checkout" });
    expect(components).toEqual(["checkout", "search"]);
  });

  it("leaves out what waits in the queue, and leads a newcomer through a component", async () => {
    await start({ files: { ...workspace, "reading-club/queue/orders.md": item("Orders", "b") } });
    const ask_ = (component?: string) =>
      (editor as Editor).client.sendRequest(readingSuggestions, {
        reader: "Ren",
        ...(component === undefined ? {} : { component }),
      });
    const next = (await ask_()).suggestions.map(({ uri }) => uri);
    expect(next).not.toContain(at("postmortems/2026-02-03-orders.md"));
    await write({
      uri: at("reading-club/sessions/now.md"),
      create: session("2026-04-01", "Mei", "postmortems/2025-02-01-search.md").replace("done", "open"),
    });
    const left = (await ask_()).suggestions.map(({ uri }) => uri);
    expect(next.filter((uri) => !left.includes(uri))).toEqual([at("postmortems/2025-02-01-search.md")]);
    const path = (await ask_("checkout")).suggestions;
    expect(path.map(({ uri }) => uri.slice(at("postmortems/").length))).toEqual([
      "2026-02-03-orders.md",
      "2025-01-01-old.md",
    ]);
    expect(path[0]?.reasons).toContain("A severe incident (level 2)");
  });

  it("may come from a list of links, what is in the queue marked", async () => {
    const queued = "---\nkind: reading-item\nurl: http://example.com/a/\nrank: a\n---\n";
    await start({ files: { "reading-club/queue/a.md": queued } });
    const text = "## DNS\n\n[A](https://example.com/a). Names.\n\n[B](https://example.com/b). Zones went.\n";
    const found = await (editor as Editor).client.sendRequest(readCandidates, { texts: [{ name: "x.md", text }] });
    expect(found.candidates).toEqual([
      { title: "A: Names", url: "https://example.com/a", tags: ["DNS"], source: "external", known: true },
      { title: "B: Zones went", url: "https://example.com/b", tags: ["DNS"], source: "external", known: false },
    ]);
  });
});

it("follows documents that are renamed", async () => {
  const running = await start();
  const { opened = "" } = await act(begin());
  const rename = { oldUri: at("postmortems"), newUri: at("reports%232") };
  const edit = await running.client.sendRequest(WillRenameFilesRequest.type, { files: [rename] });
  const texts = new Map(
    (edit?.documentChanges ?? []).flatMap((change) =>
      "edits" in change
        ? [[change.textDocument.uri, change.edits.map((each) => ("newText" in each ? each.newText : ""))]]
        : [],
    ),
  );
  expect([...texts.keys()].sort()).toEqual(
    [at("reading-club/queue/first.md"), at("reading-club/queue/orders.md"), opened].sort(),
  );
  expect(texts.get(opened)).toEqual(["reports%232/2026-02-03-orders.md"]);
});

it("names the place where a component's issues go", async () => {
  const config =
    "issues:\n  repository: example/all\n  components:\n    checkout:\n      repository: example/shop\n      labels: [reading]\n";
  await start({ files: { ...files, ".afterword.yaml": config } });
  const ask_ = (uri: string | undefined) =>
    (editor as Editor).client.sendRequest(issueAddress, { title: "T", body: "B", uri });
  expect(await ask_(at("postmortems/2026-02-03-orders.md"))).toEqual({
    address: "https://github.com/example/shop/issues/new?title=T&labels=reading&body=B",
  });
  expect((await ask_(undefined)).address).toBe("https://github.com/example/all/issues/new?title=T&body=B");
});

it("checks the actions of a session, and nothing else of it", async () => {
  const running = await start();
  const { opened = "", changes } = await act(begin({ date: "2026-01-02" }));
  expect(changes).toHaveLength(1);
  await act({ do: "act", session: opened, text: "Limit the queue", owner: "Ren", due: "2026-02-01" });
  const path = opened.slice(at("").length);
  await running.open(path, running.files.texts.get(opened) ?? "");
  expect((await running.pull(path)).map(({ code }) => code)).toEqual(["action/overdue"]);
});

it("offers the headings of a document for a portion", async () => {
  await start();
  const { headings } = await (editor as Editor).client.sendRequest(portionsOf, {
    uri: at("postmortems/2026-02-03-orders.md"),
  });
  expect(headings.map(({ text, level }) => [text, level])).toEqual([
    ["Postmortem: orders were lost", 1],
    ["Timeline", 2],
    ["Lessons learned", 2],
    ["Action items", 2],
  ]);
});
