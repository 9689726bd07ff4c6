// What a refused call brings back, in one shape: a list of problems.
import type { Field, Problem, ProblemCode } from "../contract";

/** The problems in what a call was rejected with; anything unknown is an internal fault. */
export function problemsOf(error: unknown): Problem[] {
  const all = Array.isArray(error) ? error : [error];
  const problems = all.filter(isProblem);
  return problems.length > 0
    ? problems
    : [{ code: "internal", field: null, incident: null, arguments: {} }];
}

/** A refusal that the screen sees by itself, in the shape of the desk's. */
export function refusal(code: ProblemCode, field: Field): Problem {
  return { code, field, incident: null, arguments: {} };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "arguments" in value;
}
