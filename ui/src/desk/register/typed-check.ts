// What is wrong with a field is said when the cursor leaves it, not while it is being typed, and
// not for what is still empty; an identity number is checked as soon as it is complete.
import { useCallback, useEffect, useState } from "react";
import type { Draft, Field, Problem } from "../../contract";
import { call } from "../../host/call";
import { problemWords } from "../../text/problems";
import { useWords } from "../../text/words";

const ID_DIGITS = 11;

export interface TypedCheck {
  errorAt: (field: Field) => string | undefined;
  leave: (field: Field) => void;
  idIsGood: boolean;
}

/** `begun` counts the drafts: what was left in one says nothing about the next. */
export function useTypedCheck(draft: Draft | null, begun: number): TypedCheck {
  const words = useWords();
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [of, setOf] = useState(begun);
  if (of !== begun) {
    setOf(begun);
    setLeft(new Set());
  }
  const [checked, setChecked] = useState<{ draft: Draft; problems: Problem[] } | null>(null);
  const idComplete = (draft?.national_id.trim().length ?? 0) >= ID_DIGITS;
  useEffect(() => {
    if (draft === null || (left.size === 0 && !idComplete)) return;
    let wanted = true;
    call("check_draft", { draft }).then(
      (problems) => wanted && setChecked({ draft, problems }),
      // Saving says it again, with a summary; a check that fails stays silent.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [draft, left, idComplete]);

  const leave = useCallback((field: Field) => {
    setLeft((all) => (all.has(field) ? all : new Set(all).add(field)));
  }, []);
  const current = checked?.draft === draft ? checked : null;
  const idProblem = current?.problems.some((one) => one.field === "national_id");
  return {
    leave,
    idIsGood: idComplete && current !== null && !idProblem,
    errorAt: (field) => {
      const value = draft?.[field as keyof Draft];
      const said = left.has(field) || (field === "national_id" && idComplete);
      if (!said || typeof value !== "string" || value.trim() === "") return undefined;
      const problem = checked?.problems.find((one) => one.field === field);
      return problem && problemWords(problem, words);
    },
  };
}
