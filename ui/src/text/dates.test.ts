import { describe, expect, it } from "vitest";
import { clockTime, dateAndTime, longDate, shortDate } from "./dates";

describe("dates", () => {
  it("are written as in Turkey, with the weekday", () => {
    expect(longDate("2026-11-21", "tr")).toBe("21 Kasım 2026 Cumartesi");
    expect(shortDate("2026-11-21", "tr")).toBe("21.11.2026");
  });

  it("are those of the desk, three hours ahead of UTC all year", () => {
    expect(dateAndTime("2026-11-21T22:30:00Z", "tr")).toContain("22 Kasım 2026");
    expect(clockTime("2026-07-01T11:03:22Z", "tr")).toBe("14:03:22");
  });
});
