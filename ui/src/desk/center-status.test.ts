import { describe, expect, it } from "vitest";
import type { SyncView } from "../contract";
import { wordsOf } from "../text/words-of-tests";
import { lineOf, percentOf, spokenOf } from "./center-status";
import { alone, atRest } from "./sync-of-tests";

const now = Date.parse("2026-11-21T11:17:00Z");
const line = (sync: SyncView) => lineOf(sync, now, wordsOf("tr"), "tr");

describe("the mark of the center", () => {
  it("alarms nobody at a desk that works alone", () => {
    expect(line(alone)).toEqual({ tone: "plain", words: "Merkezsiz çalışıyor" });
    expect(spokenOf(alone)).toBe(null);
  });

  it("is green only when the desk says that all is there", () => {
    expect(line(atRest).tone).toBe("good");
    const states: Partial<SyncView>[] = [
      { waiting_facts: 1 },
      { waiting_applications: 1, waiting_facts: 1 },
      { attachments_waiting: 1 },
      { in_touch: false },
      { kept_apart: 1 },
      { receiving: { have: 1, of: 2 } },
      { given_desk_code: "03" },
      { standing: "code_waits" },
      { standing: "revoked" },
      { standing: "forked" },
      { standing: "unknown" },
    ];
    for (const part of states) {
      const state = { ...atRest, all_is_there: false, ...part };
      expect(line(state).tone, JSON.stringify(part)).not.toBe("good");
    }
  });

  it("says what waits and how old the oldest is", () => {
    const waiting = { waiting_applications: 3, waiting_facts: 5, all_is_there: false };
    const since = { oldest_waiting: "2026-11-21T11:05:00Z" };
    expect(line({ ...atRest, ...waiting, ...since })).toEqual({
      tone: "plain",
      words: "3 başvuru gönderilecek, en eskisi 12 dk",
    });
    const long = { oldest_waiting: "2026-11-21T08:05:00Z" };
    expect(line({ ...atRest, ...waiting, ...long }).tone, "for hours").toBe("soon");
  });

  it("puts first what only a person can set right", () => {
    const busy = { ...atRest, all_is_there: false, waiting_facts: 4, kept_apart: 2 };
    expect(line(busy).words).toBe("Merkez 2 kaydı ayrı tuttu");
  });
});

describe("what is said aloud", () => {
  it("does not change with counts and times", () => {
    const more = { ...atRest, waiting_facts: 7, last_in_touch: "2026-11-21T11:16:00Z" };
    expect(spokenOf(more)).toBe(spokenOf(atRest));
    expect(spokenOf({ ...atRest, in_touch: false })).toBe("center-said-out-of-touch");
  });
});

describe("per cent", () => {
  it("are never a hundred before the last one has come", () => {
    expect(percentOf({ have: 0, of: 0 })).toBe(0);
    expect(percentOf({ have: 9_999, of: 10_000 })).toBe(99);
  });
});
