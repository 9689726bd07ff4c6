// The draft of whoever is signed in: in the store within a second of each key, back after a crash,
// a lock or a change of staff. It lives beside the screens and not in them, so that leaving one
// keeps it and a key typed into it wakes only the form.
import { useSyncExternalStore } from "react";
import type { Attached, Draft, DraftView, Problem } from "../contract";
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

/** What the codes in the draft stand for, so that no screen looks it up again. */
export interface Known {
  /** The chosen topic's name. */
  topicName: string | null;
  /** The attachments with their small pictures. */
  attached: Attached[];
}

export interface DraftState {
  /** None until the store has answered. */
  draft: Draft | null;
  known: Known;
  /** Counts the drafts: a form that stays on the screen begins anew with the next. */
  begun: number;
  /** When the store last took it, a moment; none while nothing was typed. */
  savedAt: string | null;
  /** Why it could not be saved; typing stays possible. */
  problem: Problem | null;
}

export interface DraftKeeper {
  get: () => DraftState;
  subscribe: (hear: () => void) => () => void;
  /** Brings back what the store holds. */
  open: () => Promise<void>;
  change: (part: Partial<Draft>) => void;
  /** What a chosen code stands for. */
  remember: (part: Partial<Known>) => void;
  /** Saves what is not saved yet and waits for it. */
  flush: () => Promise<void>;
  /** Saves once more and then holds still: while registering, no older save may follow. */
  hold: () => Promise<void>;
  /** Registering was refused: saving goes on. */
  release: () => void;
  /** Begins anew, after the store has let go of the draft itself. */
  begin: () => void;
}

const nothingKnown: Known = { topicName: null, attached: [] };

export function useDraft(keeper: DraftKeeper): DraftState {
  return useSyncExternalStore(keeper.subscribe, keeper.get);
}

export function createDraftKeeper(): DraftKeeper {
  let state: DraftState = {
    draft: null,
    known: nothingKnown,
    begun: 0,
    savedAt: null,
    problem: null,
  };
  const listeners = new Set<() => void>();
  const set = (part: Partial<DraftState>) => {
    state = { ...state, ...part };
    for (const hear of listeners) hear();
  };
  const saver = createSaver(set);
  return {
    get: () => state,
    subscribe: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    open: async () => {
      try {
        const kept = await call("load_draft");
        // What was typed or scanned meanwhile is newer.
        if (state.draft === null) set(kept === null ? { draft: emptyDraft } : asKept(kept));
      } catch (error) {
        set({ draft: state.draft ?? emptyDraft, problem: problemsOf(error)[0] ?? null });
      }
    },
    change: (part) => {
      const draft = { ...(state.draft ?? emptyDraft), ...part };
      set({ draft });
      saver.take(draft);
    },
    remember: (part) => set({ known: { ...state.known, ...part } }),
    flush: saver.flush,
    hold: saver.hold,
    release: saver.release,
    begin: () => {
      saver.forget();
      set({
        draft: emptyDraft,
        known: nothingKnown,
        begun: state.begun + 1,
        savedAt: null,
        problem: null,
      });
    },
  };
}

/** Brings drafts into the store, the newest of what was typed meanwhile. */
function createSaver(tell: (part: Partial<DraftState>) => void) {
  let unsaved: Draft | null = null;
  let timer: number | undefined;
  let held = false;
  // One save after the other: an older one must never arrive last.
  let saving: Promise<void> = Promise.resolve();

  const stopTimer = () => {
    window.clearTimeout(timer);
    timer = undefined;
  };
  const saveLatest = async () => {
    const latest = unsaved;
    if (latest === null) return;
    unsaved = null;
    try {
      const saved = await call("save_draft", { draft: latest });
      tell({ savedAt: saved.saved_at, problem: null });
    } catch (error) {
      unsaved ??= latest;
      tell({ problem: problemsOf(error)[0] ?? null });
    }
  };
  const flush = () => {
    stopTimer();
    saving = saving.then(saveLatest);
    return saving;
  };
  return {
    take: (draft: Draft) => {
      unsaved = draft;
      if (!held) timer ??= window.setTimeout(flush, GATHER);
    },
    flush,
    hold: () => {
      const done = flush();
      held = true;
      return done;
    },
    release: () => {
      held = false;
      if (unsaved !== null) flush();
    },
    forget: () => {
      stopTimer();
      unsaved = null;
      held = false;
    },
  };
}

function asKept(kept: DraftView): Partial<DraftState> {
  const { draft, saved_at, topic_name, attachments } = kept;
  return { draft, savedAt: saved_at, known: { topicName: topic_name, attached: attachments } };
}
