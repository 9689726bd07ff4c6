// What appears because somebody did something takes the cursor: it is to be read, and what was pressed may be gone.
import { type RefObject, useEffect, useRef } from "react";

/** For the element that takes it when it appears, and again when `again` changes. */
export function useFocusOnAppearing(again?: unknown): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change takes the focus anew
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, [again]);
  return box;
}
