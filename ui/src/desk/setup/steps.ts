// The assistant's steps in their order, and where it goes on.
import type { SetupProgress, SyncView } from "../../contract";

/** The steps that ask something. */
export const questions = ["office", "administrator", "printer", "center", "recovery"] as const;
export const steps = ["welcome", ...questions] as const;
export type Step = (typeof steps)[number];

/** The first step that still wants an answer. */
export function stepAfter(progress: SetupProgress, sync: SyncView | null): Step {
  if (progress.office === null || progress.desk === null) return "welcome";
  if (progress.administrator === null) return "administrator";
  if (!progress.printer_chosen) return "printer";
  return progress.stands_alone || isBound(sync) ? "recovery" : "center";
}

/** Whether a step can be gone to: everything before it has its answer. */
export function isReachable(step: Step, progress: SetupProgress): boolean {
  const next = progress.printer_chosen ? "recovery" : stepAfter(progress, null);
  return step === "office" || steps.indexOf(step) <= steps.indexOf(next);
}

function isBound(sync: SyncView | null): boolean {
  return sync !== null && sync.standing !== "not_enrolled";
}
