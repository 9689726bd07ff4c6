import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Draft } from "../contract";
import { createDraftKeeper, type DraftKeeper, emptyDraft } from "./draft";

/** The other side of the window: a store that holds one draft and can be full. */
let stored: Draft | null = null;
let full = false;

beforeEach(() => {
  vi.useFakeTimers();
  stored = null;
  full = false;
  mockIPC((command, args) => {
    if (command === "load_draft") {
      return (
        stored && {
          draft: stored,
          topic_name: null,
          attachments: [],
          saved_at: "2026-11-21T11:03:22Z",
        }
      );
    }
    if (command === "save_draft") {
      if (full) throw [{ code: "storage-full", field: null, incident: null, arguments: {} }];
      stored = (args as { draft: Draft }).draft;
      return { saved_at: "2026-11-21T11:03:22Z" };
    }
    return null;
  });
});

afterEach(() => {
  clearMocks();
  vi.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

async function opened(): Promise<DraftKeeper> {
  const keeper = createDraftKeeper();
  await keeper.open();
  return keeper;
}

describe("a draft", () => {
  it("is in the store within a second of the first key, while typing goes on", async () => {
    const keeper = await opened();
    for (const subject of ["S", "So", "Sok", "Soka", "Sokak"]) {
      keeper.change({ subject });
      await pass(200);
    }
    expect(stored?.subject.length, "not only after the typing has paused").toBeGreaterThan(0);
    await pass(500);
    expect(stored?.subject).toBe("Sokak");
    expect(keeper.get().savedAt).not.toBeNull();
  });

  it("is back after the program was away", async () => {
    stored = { ...emptyDraft, subject: "Sokak lambası" };
    const keeper = await opened();
    expect(keeper.get().draft?.subject).toBe("Sokak lambası");
  });

  it("keeps what was typed when the disk is full, says so, and saves it later", async () => {
    const keeper = await opened();
    full = true;
    keeper.change({ subject: "Sokak" });
    await pass(1000);
    expect(keeper.get().problem?.code).toBe("storage-full");
    expect(keeper.get().draft?.subject, "still on the screen").toBe("Sokak");
    full = false;
    keeper.change({ phone: "0" });
    await pass(1000);
    expect(stored?.subject).toBe("Sokak");
    expect(keeper.get().problem).toBeNull();
  });

  it("is not written again by an older save once it is registered", async () => {
    const keeper = await opened();
    keeper.change({ subject: "Sokak" });
    await keeper.hold();
    expect(stored?.subject, "all of it is saved before registering").toBe("Sokak");
    stored = null;
    keeper.change({ subject: "Sokakk" });
    await pass(1000);
    keeper.begin();
    await pass(1000);
    expect(stored, "registering took the draft; nothing brings it back").toBeNull();
    expect(keeper.get().draft?.subject).toBe("");
  });
});
