// Documents on A4 and A5: asked for with one key, then opened in the system's viewer or handed to
// the document printer.
import { type ReactNode, useState } from "react";
import type { DocumentOf, DocumentSize } from "../contract";
import { Mark } from "../parts/marks";
import { useWords } from "../text/words";
import { DocumentDialog } from "./DocumentDialog";

/** What became of a document. */
export interface Handled {
  how: "opened" | "handed-over";
  pages: number;
}

export interface Asked {
  of: DocumentOf;
  title: string;
  size: DocumentSize;
  large: boolean;
}

export interface Documents {
  ask: (asked: Asked) => void;
  /** What became of the last one. */
  said: ReactNode;
  /** The question how it is wanted, while it is open. */
  dialog: ReactNode;
}

export function useDocuments(): Documents {
  const words = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [handled, setHandled] = useState<Handled | null>(null);
  const ask = (next: Asked) => {
    setHandled(null);
    setAsked(next);
  };
  const done = (what: Handled) => {
    setAsked(null);
    setHandled(what);
  };
  return {
    ask,
    said: (
      <p role="status">
        {handled ? (
          <Mark tone="good">{words(`documents-${handled.how}`, { pages: handled.pages })}</Mark>
        ) : null}
      </p>
    ),
    dialog: asked ? (
      <DocumentDialog asked={asked} onDone={done} onClose={() => setAsked(null)} />
    ) : null,
  };
}
