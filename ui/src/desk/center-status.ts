// What the work with the center comes to in one line: for the mark in the frame, and for who hears it.
// Green only when the desk says that all is there.
import type { SyncView } from "../contract";
import type { Tone } from "../parts/marks";
import type { Language } from "../text/bundles";
import { age, clockOrDate } from "../text/dates";
import type { WordKey } from "../text/keys";
import type { Words } from "../text/words";

export interface Line {
  tone: Tone;
  words: string;
}

/** Older than this, in milliseconds, what waits is worth a second look. */
const LONG = 60 * 60_000;

/** The line of the mark. */
export function lineOf(sync: SyncView, now: number, words: Words, language: Language): Line {
  return trouble(sync, words) ?? onTheWay(sync, now, words) ?? atRest(sync, words, language);
}

/** What only a person can set right. */
function trouble(sync: SyncView, words: Words): Line | undefined {
  const { standing, kept_apart, given_desk_code } = sync;
  if (standing === "revoked") return { tone: "fault", words: words("center-revoked") };
  if (standing === "unknown") return { tone: "fault", words: words("center-unknown") };
  if (standing === "forked") return { tone: "soon", words: words("center-forked") };
  if (given_desk_code !== null) {
    return { tone: "soon", words: words("center-code-given", { desk: given_desk_code }) };
  }
  if (kept_apart > 0) {
    return { tone: "fault", words: words("center-kept-apart", { count: kept_apart }) };
  }
  if (standing === "code_waits") {
    return isRefused(sync)
      ? { tone: "soon", words: words("center-code-refused") }
      : { tone: "plain", words: words("center-code-waits") };
  }
  return undefined;
}

/** What has not gone yet, or is coming. */
function onTheWay(sync: SyncView, now: number, words: Words): Line | undefined {
  const { waiting_applications, waiting_facts, oldest_waiting, receiving } = sync;
  const since = oldest_waiting === null ? now : Date.parse(oldest_waiting);
  const tone = sync.in_touch && now - since < LONG ? "plain" : "soon";
  const old = age(oldest_waiting ?? new Date(now).toISOString(), now, words);
  if (waiting_applications > 0) {
    const given = { count: waiting_applications, age: old };
    return { tone, words: words("center-waiting-applications", given) };
  }
  if (waiting_facts > 0) {
    return { tone, words: words("center-waiting-facts", { count: waiting_facts, age: old }) };
  }
  if (receiving !== null) {
    return { tone: "plain", words: words("center-receiving", { percent: percentOf(receiving) }) };
  }
  if (sync.attachments_waiting > 0) {
    return {
      tone,
      words: words("center-waiting-attachments", { count: sync.attachments_waiting }),
    };
  }
  return undefined;
}

function atRest(sync: SyncView, words: Words, language: Language): Line {
  if (sync.standing === "not_enrolled") return { tone: "plain", words: words("center-alone") };
  const { last_in_touch } = sync;
  if (last_in_touch === null) return { tone: "plain", words: words("center-never-in-touch") };
  if (!sync.in_touch) return { tone: "plain", words: words("center-out-of-touch") };
  const time = clockOrDate(last_in_touch, language);
  return {
    tone: sync.all_is_there ? "good" : "plain",
    words: words("center-in-touch", { time }),
  };
}

/** The center was reached and did not take the code. */
export function isRefused(sync: SyncView): boolean {
  return sync.problem?.code.startsWith("enrolment-") ?? false;
}

/** How much of what others did has come, in whole per cent that never say 100 too early. */
export function percentOf(receiving: { have: number; of: number }): number {
  return receiving.of === 0 ? 0 : Math.floor((100 * receiving.have) / receiving.of);
}

/**
 * What is said aloud when it changes: only turns that somebody must know of, never counts or times,
 * which change all the time.
 */
export type Spoken = Extract<WordKey, `center-said-${string}`> | null;

export function spokenOf(sync: SyncView): Spoken {
  switch (sync.standing) {
    case "not_enrolled":
    case "code_waits":
      return null;
    case "revoked":
      return "center-said-revoked";
    case "unknown":
      return "center-said-unknown";
    case "forked":
      return "center-said-forked";
    case "active":
      if (sync.kept_apart > 0) return "center-said-kept-apart";
      return sync.in_touch ? "center-said-in-touch" : "center-said-out-of-touch";
  }
}
