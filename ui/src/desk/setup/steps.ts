// The assistant's steps in their order, and where it goes on.
import type { SetupProgress } from "../../contract";

/** The steps that ask something. */
export const questions = ["office", "administrator", "printer", "recovery"] as const;
export const steps = ["welcome", ...questions] as const;
export type Step = (typeof steps)[number];

/** The first step that still wants an answer. */
export function stepAfter(progress: SetupProgress): Step {
  if (progress.office === null || progress.desk === null) return "welcome";
  if (progress.administrator === null) return "administrator";
  if (!progress.printer_chosen) return "printer";
  return "recovery";
}

/** Whether a step can be gone to: everything before it has its answer. */
export function isReachable(step: Step, progress: SetupProgress): boolean {
  return step === "office" || steps.indexOf(step) <= steps.indexOf(stepAfter(progress));
}
