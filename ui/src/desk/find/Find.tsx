// Finding an application: by number, name, phone or identity number, in one field.
import "./find.css";
import { useEffect, useRef, useState } from "react";
import type { Found } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { focusField } from "../../parts/ErrorSummary";
import { TextLine } from "../../parts/fields";
import { EmptyState, NumberInGroups } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { problemWords } from "../../text/problems";
import { useWords } from "../../text/words";
import { ApplicationLines } from "../ApplicationLines";
import { useDesk } from "../state";
import { ApplicationDetail } from "./ApplicationDetail";
import { Elsewhere } from "./Elsewhere";
import { refreshed } from "./refreshed";

export function Find(props: { number?: string | undefined }) {
  const [open, setOpen] = useState<string | null>(props.number ?? null);
  const [text, setText] = useState("");
  const [elsewhere, setElsewhere] = useState(false);
  if (elsewhere) {
    const number = /^[\d\s]{13,}$/.test(text.trim()) ? text.trim() : "";
    return <Elsewhere number={number} onBack={() => setElsewhere(false)} />;
  }
  if (open !== null) {
    return (
      <ApplicationDetail key={open} number={open} onOpen={setOpen} onBack={() => setOpen(null)} />
    );
  }
  return (
    <Search
      text={text}
      onTextChange={setText}
      onOpen={setOpen}
      onElsewhere={() => setElsewhere(true)}
    />
  );
}

function Search(props: {
  text: string;
  onTextChange: (text: string) => void;
  onOpen: (number: string) => void;
  onElsewhere: () => void;
}) {
  const { text, onOpen } = props;
  const words = useWords();
  const refusals = useRefusals();
  const standing = useDesk().state.sync?.standing;
  const found = useFound(text, refusals.attempt);
  const only = found?.lines.length === 1 ? found.lines[0] : undefined;
  return (
    <div className="screen">
      <h1>{words("action-find")}</h1>
      {refusals.summary}
      <form
        onKeyDown={(event) => {
          if (event.code === "ArrowDown") focusFound();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (only) onOpen(only.number);
          else focusFound();
        }}
      >
        <TextLine
          name="number"
          type="search"
          label={words("find-label")}
          hint={words("find-hint")}
          value={text}
          onChange={props.onTextChange}
          error={found?.problem ? problemWords(found.problem, words) : undefined}
          autoFocus
        />
      </form>
      {found && found.likely.length > 0 ? (
        <div className="stack-tight" role="status">
          <p>{words("find-likely")}</p>
          <div className="row">
            {found.likely.map((number) => (
              <Button key={number} onPress={() => onOpen(number)}>
                <NumberInGroups number={number} />
              </Button>
            ))}
          </div>
        </div>
      ) : null}
      <p className="unseen" role="status">
        {found ? words("find-count", { count: found.lines.length }) : ""}
      </p>
      {found === null ? null : found.lines.length > 0 ? (
        <ApplicationLines
          id="found"
          label={words("find-results")}
          lines={found.lines}
          onOpen={onOpen}
        />
      ) : found.problem === null ? (
        <EmptyState title={words("find-none")}>
          <p>{words("find-none-hint")}</p>
          <Button
            look="quiet"
            onPress={() => {
              props.onTextChange("");
              focusField("number");
            }}
          >
            {words("find-again")}
          </Button>
        </EmptyState>
      ) : null}
      {standing === "active" || standing === "forked" ? (
        <div>
          <Button look="quiet" onPress={props.onElsewhere}>
            {words("elsewhere-title")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function focusFound(): void {
  document.querySelector<HTMLElement>("#found [role=option]")?.focus();
}

/**
 * Follows what is being typed; none while the field is empty. News are taken in quietly: what is shown keeps its
 * place.
 */
function useFound(text: string, attempt: ReturnType<typeof useRefusals>["attempt"]): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const shown = useRef("");
  const { state } = useDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the desk says has changed is looked at again
  useEffect(() => {
    if (text.trim() === "") {
      shown.current = "";
      setFound(null);
      return;
    }
    let wanted = true;
    attempt(() => call("find_applications", { text })).then((answer) => {
      if (!wanted || !answer) return;
      const again = shown.current === text;
      shown.current = text;
      setFound((before) =>
        again && before ? { ...answer, lines: refreshed(before.lines, answer.lines) } : answer,
      );
    });
    return () => {
      wanted = false;
    };
  }, [text, attempt, state]);
  return found;
}
