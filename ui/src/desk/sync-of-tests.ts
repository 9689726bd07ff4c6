// How the work with the center stands, for tests to change a part of.
import type { SyncView } from "../contract";

/** A desk that was never enrolled. */
export const alone: SyncView = {
  standing: "not_enrolled",
  center: null,
  center_key: null,
  in_touch: false,
  problem: null,
  waiting_facts: 0,
  waiting_applications: 0,
  oldest_waiting: null,
  last_in_touch: null,
  clock_ahead_seconds: null,
  kept_apart: 0,
  not_understood: 0,
  attachments_waiting: 0,
  receiving: null,
  given_desk_code: null,
  all_is_there: false,
};

/** One that has everything at the center. */
export const atRest: SyncView = {
  ...alone,
  standing: "active",
  center: "https://merkez.example",
  in_touch: true,
  last_in_touch: "2026-11-21T11:05:00Z",
  all_is_there: true,
};
