// The work with the center in the frame: what waits, how old it is, when last in touch. The page behind
// it is a key away.
import { useEffect, useState } from "react";
import type { SyncView } from "../contract";
import { Button } from "../parts/Button";
import { Mark } from "../parts/marks";
import { dateAndTime } from "../text/dates";
import { useLanguage, useWords } from "../text/words";
import { keysOf } from "./actions";
import { lineOf, type Spoken, spokenOf } from "./center-status";
import { useMinute } from "./minute";

/** A turn that does not last is not spoken of, in milliseconds: a line that flickers would chatter. */
const LASTS = 10_000;

export function CenterMark(props: { sync: SyncView; onCenter: () => void }) {
  const { sync, onCenter } = props;
  const words = useWords();
  const language = useLanguage();
  const now = useMinute();
  const line = lineOf(sync, now, words, language);
  const exact = sync.oldest_waiting ?? sync.last_in_touch;
  return (
    <span title={exact === null ? undefined : dateAndTime(exact, language)}>
      <Button look="quiet" onPress={onCenter}>
        <Mark tone={line.tone}>{line.words}</Mark>
      </Button>
      <SpokenTurns turn={spokenOf(sync)} />
    </span>
  );
}

/** Says a turn once it has lasted; how things stand at the beginning is no turn. */
function SpokenTurns(props: { turn: Spoken }) {
  const { turn } = props;
  const words = useWords();
  const [known, setKnown] = useState(turn);
  const [said, say] = useState<Spoken>(null);
  useEffect(() => {
    if (turn === known) return;
    const timer = window.setTimeout(() => {
      setKnown(turn);
      // The first word of the center after enrolment is told where the desk was enrolled.
      say(known === null && turn === "center-said-in-touch" ? null : turn);
    }, LASTS);
    return () => window.clearTimeout(timer);
  }, [turn, known]);
  return (
    <span className="unseen" role="status">
      {said === null ? null : words(said, { keys: keysOf("center") })}
    </span>
  );
}
