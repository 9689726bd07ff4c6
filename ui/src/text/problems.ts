// A problem's code as a sentence for the person who reads it.
import type { Problem } from "../contract";
import type { WordVariables } from "./keys";
import type { Words } from "./words";

/** What is wrong and what to do; with the incident number to read out, when there is one. */
export function problemWords(problem: Problem, words: Words): string {
  // The desk sends with each code what its sentence takes.
  const values = problem.arguments as Record<
    WordVariables[`problem-${typeof problem.code}`],
    string
  >;
  const said = words(`problem-${problem.code}`, values);
  return problem.incident === null
    ? said
    : `${said} ${words("incident", { incident: problem.incident })}`;
}
