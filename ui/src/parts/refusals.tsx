// What a form was refused for: kept per attempt, said at the fields and in the summary.
import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { Field, Problem } from "../contract";
import { problemsOf } from "../host/problems";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { ErrorSummary } from "./ErrorSummary";

export interface Refusals {
  /** The words at this field, if it was refused. */
  at: (field: Field) => string | undefined;
  /** Runs a call; gives nothing when it was refused, which is then on the screen. */
  attempt: <Answer>(call: () => Promise<Answer>) => Promise<Answer | undefined>;
  show: (problems: Problem[]) => void;
  clear: (field?: Field) => void;
  problems: Problem[];
  /** Stands at the top of the form. */
  summary: ReactNode;
}

export function useRefusals(): Refusals {
  const words = useWords();
  const [state, setState] = useState<{ problems: Problem[]; attempts: number }>({
    problems: [],
    attempts: 0,
  });
  const show = useCallback((problems: Problem[]) => {
    setState(({ attempts }) => ({ problems, attempts: attempts + 1 }));
  }, []);
  const clear = useCallback((field?: Field) => {
    setState((now) =>
      now.problems.some((one) => field === undefined || one.field === field)
        ? {
            ...now,
            problems: now.problems.filter((one) => field !== undefined && one.field !== field),
          }
        : now,
    );
  }, []);
  const attempt = useCallback(
    async <Answer,>(call: () => Promise<Answer>) => {
      try {
        const answer = await call();
        clear();
        return answer;
      } catch (error) {
        show(problemsOf(error));
        return undefined;
      }
    },
    [show, clear],
  );
  const { problems, attempts } = state;
  return useMemo(
    () => ({
      at: (field) => {
        const problem = problems.find((one) => one.field === field);
        return problem && problemWords(problem, words);
      },
      attempt,
      show,
      clear,
      problems,
      summary: (
        <ErrorSummary
          attempt={attempts}
          title={words("refusals-title", { count: problems.length })}
          lines={problems.map((one) => ({
            field: one.field ?? undefined,
            words: problemWords(one, words),
          }))}
        />
      ),
    }),
    [problems, attempts, attempt, show, clear, words],
  );
}
