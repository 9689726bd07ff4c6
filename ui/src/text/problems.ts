// A problem's code as a sentence for the person who reads it.
import type { Problem } from "../contract";
import type { WordVariables } from "./keys";
import type { Words } from "./words";

/** An incident has six digits, as the log writes it: a number's separators would hide it from a search there. */
const INCIDENT_DIGITS = 6;

/** What is wrong and what to do; with the incident number to read out, when there is one. */
export function problemWords(problem: Problem, words: Words): string {
  // The desk sends with each code what its sentence takes.
  const values = problem.arguments as Record<
    WordVariables[`problem-${typeof problem.code}`],
    string
  >;
  const said = words(`problem-${problem.code}`, values);
  if (problem.incident === null) return said;
  const incident = String(problem.incident).padStart(INCIDENT_DIGITS, "0");
  return `${said} ${words("incident", { incident })}`;
}
