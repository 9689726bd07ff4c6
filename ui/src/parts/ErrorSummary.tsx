// What is wrong, at the top, in the words that also stand at the fields. It takes the focus each
// time something was refused, and leads to each field, even when there is only one.
import "./error-summary.css";
import type { KeyboardEvent } from "react";
import { useFocusOnAppearing } from "./focus";

export interface SummaryLine {
  /** `data-field` of the field it belongs to; none for a fault of the whole. */
  field?: string | undefined;
  words: string;
}

export interface ErrorSummaryProps {
  title: string;
  lines: SummaryLine[];
  /** Changes with each refusal, so that the same error takes the focus again. */
  attempt: number;
}

export function ErrorSummary(props: ErrorSummaryProps) {
  const { title, lines, attempt } = props;
  const box = useFocusOnAppearing(attempt);
  if (lines.length === 0) return null;
  // Enter goes on, here too: from the summary itself straight to the first field.
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.target !== box.current) return;
    event.preventDefault();
    focusField(lines.find((line) => line.field !== undefined)?.field);
  };
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} onKeyDown={goOn}>
      <h2>
        <span aria-hidden="true">▲</span> {title}
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={`${line.field}-${line.words}`}>
            {line.field === undefined ? (
              line.words
            ) : (
              <button type="button" className="link" onClick={() => focusField(line.field)}>
                {line.words}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Puts the cursor into the field of that name; does nothing when the screen has none. */
export function focusField(name: string | undefined): void {
  const field = document.querySelector(`[data-field="${name}"]`);
  const inside = field?.querySelector<HTMLElement>(
    "input:not([type=hidden]):not([disabled]), textarea, button",
  );
  inside?.focus();
}
