import { describe, expect, it } from "vitest";
import { idKey, scanDocument } from "../../../server/src/workspace/scan";

describe("the scan of a document", () => {
  it("takes the id from the file's name, the front matter or the title", () => {
    expect(scanDocument("postmortems/PM-2026-030.md", "# Orders\n")).toMatchObject({
      id: "PM-2026-030",
      title: "Orders",
      kind: "incident",
    });
    expect(scanDocument("a/orders.md", '---\nid: INC-12\ntitle: "Orders: lost"\n---\n\n# Other\n')).toMatchObject({
      id: "INC-12",
      title: "Orders: lost",
    });
    expect(scanDocument("a/orders.md", "# INC-12 Orders\n").id).toBe("INC-12");
    expect(scanDocument("a/orders.md", "# 注文の消失\n\n| インシデントID | PM-2026-031 |\n").id).toBe("PM-2026-031");
  });

  it("takes no heading of a code block or a comment for the title", () => {
    const text = "\ufeff```\n# comment\n```\n<!--\n# instruction\n-->\r\n# Orders ##\r\n";
    const found = scanDocument("a.md", text);
    expect(found.title).toBe("Orders");
    expect(text.slice(found.titleSpan.start, found.titleSpan.end)).toBe("Orders");
  });

  it("takes neither levels nor standards for ids", () => {
    expect(scanDocument("docs/a.md", "# SEV-1 and UTF-8\n")).toMatchObject({ id: undefined, kind: undefined });
    expect([...scanDocument("a.md", "See [[Orders Failing]], PM-2026-001, CVE-2026-1234 and SEV-1.").mentions]).toEqual(
      ["orders failing", "pm-2026-001"],
    );
  });

  it("knows an id however it is written", () => {
    expect(idKey("PM2024-001")).toBe(idKey("pm-2024-001"));
    expect(idKey("ＰＭ－2024-001".replace("－", "-"))).toBe("pm-2024-001");
  });
});
