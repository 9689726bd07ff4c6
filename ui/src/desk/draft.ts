// The draft of whoever is signed in: in the store within a second of each key, back after a crash,
// a lock or a change of staff. Lives above the screens, so that leaving one keeps it.
import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft, Problem } from "../contract";
import { call } from "../host/call";
import { problemsOf } from "../host/problems";

/** Typing is gathered this long before it is saved, in milliseconds; well within the second. */
const GATHER = 400;

export const emptyDraft: Draft = {
  national_id: "",
  identity_absent: false,
  given_name: "",
  surname: "",
  name_withheld: false,
  phone: "",
  address: "",
  birth_year: "",
  language: "tr",
  needs: [],
  represented: false,
  representative_name: "",
  representative_phone: "",
  representative_relation: "",
  kind: "request",
  topic: null,
  subject: "",
  narrative: "",
  unit: null,
  attachments: [],
  notice_way: "shown_at_desk",
  linked_to: null,
};

export interface DraftKeeper {
  /** None until the store has answered. */
  draft: Draft | null;
  change: (part: Partial<Draft>) => void;
  /** When the store last took it, a moment; none while nothing was typed. */
  savedAt: string | null;
  /** Why it could not be saved; typing stays possible. */
  problem: Problem | null;
  /** Saves what is not saved yet and waits for it. */
  flush: () => Promise<void>;
  /** Saves once more and then holds still: while registering, no older save may follow. */
  hold: () => Promise<void>;
  /** Registering was refused: saving goes on. */
  release: () => void;
  /** Begins anew, after the store has let go of the draft itself. */
  begin: () => void;
}

export function useDraft(): DraftKeeper {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const unsaved = useRef<Draft | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const held = useRef(false);
  // One save after the other: an older one must never arrive last.
  const saving = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    saving.current = saving.current.then(async () => {
      const latest = unsaved.current;
      if (latest === null) return;
      unsaved.current = null;
      try {
        const saved = await call("save_draft", { draft: latest });
        setSavedAt(saved.saved_at);
        setProblem(null);
      } catch (error) {
        unsaved.current ??= latest;
        setProblem(problemsOf(error)[0] ?? null);
      }
    });
    return saving.current;
  }, []);

  useEffect(() => {
    call("load_draft").then(
      (kept) => {
        setDraft((now) => now ?? kept?.draft ?? emptyDraft);
        setSavedAt(kept?.saved_at ?? null);
      },
      (error) => {
        setDraft((now) => now ?? emptyDraft);
        setProblem(problemsOf(error)[0] ?? null);
      },
    );
    return () => {
      flush();
    };
  }, [flush]);

  const change = useCallback(
    (part: Partial<Draft>) => {
      setDraft((now) => {
        const next = { ...(now ?? emptyDraft), ...part };
        unsaved.current = next;
        return next;
      });
      if (!held.current) timer.current ??= window.setTimeout(flush, GATHER);
    },
    [flush],
  );

  const hold = useCallback(() => {
    const done = flush();
    held.current = true;
    return done;
  }, [flush]);
  const release = useCallback(() => {
    held.current = false;
    if (unsaved.current !== null) flush();
  }, [flush]);

  const begin = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    unsaved.current = null;
    held.current = false;
    setDraft(emptyDraft);
    setSavedAt(null);
    setProblem(null);
  }, []);

  return { draft, change, savedAt, problem, flush, hold, release, begin };
}
