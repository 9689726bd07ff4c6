import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Draft } from "../contract";
import { emptyDraft, useDraft } from "./draft";

/** The other side of the window: a store that holds one draft and can be full. */
let stored: Draft | null = null;
let full = false;

beforeEach(() => {
  vi.useFakeTimers();
  stored = null;
  full = false;
  mockIPC((command, args) => {
    if (command === "load_draft") {
      return stored && { draft: stored, saved_at: "2026-11-21T11:03:22Z" };
    }
    if (command === "save_draft") {
      if (full) throw [{ code: "storage-full", field: null, incident: null, arguments: {} }];
      stored = (args as { draft: Draft }).draft;
      return { draft: stored, saved_at: "2026-11-21T11:03:22Z" };
    }
    return null;
  });
});

afterEach(() => {
  cleanup();
  clearMocks();
  vi.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

describe("a draft", () => {
  it("is in the store within a second of the first key, while typing goes on", async () => {
    const { result } = renderHook(useDraft);
    await pass(0);
    for (const subject of ["S", "So", "Sok", "Soka", "Sokak"]) {
      act(() => result.current.change({ subject }));
      await pass(200);
    }
    expect(stored?.subject.length, "not only after the typing has paused").toBeGreaterThan(0);
    await pass(500);
    expect(stored?.subject).toBe("Sokak");
    expect(result.current.savedAt).not.toBeNull();
  });

  it("is back after the program was away", async () => {
    stored = { ...emptyDraft, subject: "Sokak lambası" };
    const { result } = renderHook(useDraft);
    await pass(0);
    expect(result.current.draft?.subject).toBe("Sokak lambası");
  });

  it("keeps what was typed when the disk is full, says so, and saves it later", async () => {
    const { result } = renderHook(useDraft);
    await pass(0);
    full = true;
    act(() => result.current.change({ subject: "Sokak" }));
    await pass(1000);
    expect(result.current.problem?.code).toBe("storage-full");
    expect(result.current.draft?.subject, "still on the screen").toBe("Sokak");
    full = false;
    act(() => result.current.change({ phone: "0" }));
    await pass(1000);
    expect(stored?.subject).toBe("Sokak");
    expect(result.current.problem).toBeNull();
  });

  it("is not written again by an older save once it is registered", async () => {
    const { result } = renderHook(useDraft);
    await pass(0);
    act(() => result.current.change({ subject: "Sokak" }));
    await act(() => result.current.hold());
    expect(stored?.subject, "all of it is saved before registering").toBe("Sokak");
    stored = null;
    act(() => result.current.change({ subject: "Sokakk" }));
    await pass(1000);
    act(() => result.current.begin());
    await pass(1000);
    expect(stored, "registering took the draft; nothing brings it back").toBeNull();
    expect(result.current.draft?.subject).toBe("");
  });
});
