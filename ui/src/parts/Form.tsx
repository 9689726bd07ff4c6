// A form for typing without a mouse: Enter goes to the next field, in the order of speaking.
import type { KeyboardEvent, ReactNode } from "react";

export interface FormProps {
  label: string;
  children: ReactNode;
  /** Enter in the last field; without it Enter stops there. */
  onFinish?: () => void;
  className?: string;
}

export function Form(props: FormProps) {
  return (
    <form
      className={props.className ?? "stack"}
      aria-label={props.label}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      // Before the fields see it: a radio button would take Enter for a press and keep it.
      onKeyDownCapture={(event) => {
        if (!goesOn(event)) return;
        event.preventDefault();
        event.stopPropagation();
        if (!focusNext(event.currentTarget, event.target as HTMLElement)) props.onFinish?.();
      }}
    >
      {props.children}
    </form>
  );
}

/** Enter means "next" in a line or a choice; in a text block it is a new line, on a button a press. */
function goesOn(event: KeyboardEvent<HTMLFormElement>): boolean {
  const at = event.target as HTMLElement;
  const plainEnter =
    (event.code === "Enter" || event.code === "NumpadEnter") &&
    !event.ctrlKey &&
    !event.altKey &&
    !event.shiftKey;
  const isStop = at.tagName === "INPUT" || "step" in at.dataset;
  // An open list of suggestions takes Enter for itself; a closed one opens with the arrow down.
  return plainEnter && isStop && at.getAttribute("aria-expanded") !== "true";
}

/** Moves the focus to the field after `from`; false when `from` is the last. */
export function focusNext(form: HTMLFormElement, from: HTMLElement): boolean {
  const stops = [
    ...form.querySelectorAll<HTMLElement>(
      "input:not([type=hidden]):not([disabled]), textarea:not([disabled]), button[data-step]",
    ),
  ].filter((stop) => stop.closest("[aria-hidden=true], [hidden]") === null);
  // Radio buttons and chips of one question are one stop.
  const question = (stop: HTMLElement) => stop.closest("[data-field]") ?? stop;
  const next = stops
    .slice(stops.indexOf(from) + 1)
    .find((stop) => question(stop) !== question(from));
  if (next === undefined) return false;
  const chosen = stops.find(
    (stop) =>
      question(stop) === question(next) &&
      stop instanceof HTMLInputElement &&
      stop.type === "radio" &&
      stop.checked,
  );
  (chosen ?? next).focus();
  return true;
}
