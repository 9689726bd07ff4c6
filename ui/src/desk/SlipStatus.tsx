// What a slip is doing, live: nothing says printed before the printer or a person said so.
import { useEffect, useState } from "react";
import type { Problem, SlipState, SlipView, SlipWord } from "../contract";
import { call, on } from "../host/call";
import { problemsOf } from "../host/problems";
import { Button } from "../parts/Button";
import { Mark, type Tone } from "../parts/marks";
import { coded } from "../text/coded";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";

const tones: Record<SlipState, Tone> = {
  queued: "plain",
  sending: "plain",
  sent: "plain",
  printed: "good",
  blocked: "fault",
  unknown: "soon",
  dropped: "plain",
};

/** The slip as it was handed in, kept up to date for as long as it is shown. */
export function useLiveSlip(first: SlipView): SlipView {
  const [slip, setSlip] = useState(first);
  useEffect(() => {
    const look = () =>
      call("slip_of", { number: first.number }).then(
        (now) => {
          if (now?.job === first.job) setSlip(now);
        },
        // The next change asks again; until then the older word stands.
        () => undefined,
      );
    return on("status", look, look);
  }, [first.job, first.number]);
  useEffect(() => setSlip(first), [first]);
  return slip;
}

export function SlipStatus(props: { slip: SlipView; onSettled?: (slip: SlipView) => void }) {
  const words = useWords();
  const live = useLiveSlip(props.slip);
  const [settled, setSettled] = useState<SlipView | null>(null);
  const [refused, setRefused] = useState<Problem[]>([]);
  const slip = settled ?? live;
  const settle = (word: SlipWord) =>
    call("settle_slip", { job: slip.job, word }).then(
      (next) => {
        setSettled(next);
        setRefused([]);
        props.onSettled?.(next);
      },
      (error) => setRefused(problemsOf(error)),
    );
  return (
    <div className="stack-tight" role="status">
      <p>
        <Mark tone={tones[slip.state]}>{words(coded("slip-state", slip.state))}</Mark>
        {slip.copy > 0 ? ` · ${words("slip-copy", { count: slip.copy })}` : null}
      </p>
      {slip.problem ? <p>{problemWords(slip.problem, words)}</p> : null}
      {refused.map((one) => (
        <p key={one.code} className="fault">
          {problemWords(one, words)}
        </p>
      ))}
      {slip.state === "unknown" ? (
        <div className="row">
          <Button onPress={() => settle("came_out")}>{words("slip-word-came-out")}</Button>
          <Button onPress={() => settle("print_again")}>{words("slip-word-print-again")}</Button>
          <Button look="quiet" onPress={() => settle("drop")}>
            {words("slip-word-drop")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
