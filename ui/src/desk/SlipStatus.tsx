// What a slip is doing, live: nothing says printed before the printer or a person said so.
import { useEffect, useState } from "react";
import type { PrinterId, Problem, SlipState, SlipView, SlipWord } from "../contract";
import { call, on } from "../host/call";
import { problemsOf } from "../host/problems";
import { Button } from "../parts/Button";
import { Mark, type Tone } from "../parts/marks";
import { coded } from "../text/coded";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { useDesk } from "./state";

const tones: Record<SlipState, Tone> = {
  queued: "plain",
  claimed: "plain",
  sending: "plain",
  sent: "plain",
  printed: "good",
  handed_over: "soon",
  blocked: "fault",
  unknown: "soon",
  dropped: "plain",
};

/** Nobody but a person can say what became of these. */
const asked: SlipState[] = ["unknown", "handed_over"];
/** Not one byte of these has gone: another printer may take them over. */
const waits: SlipState[] = ["queued", "claimed", "blocked"];

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
  const others = useOtherPrinters(slip);
  const hear = (answer: Promise<SlipView>) =>
    answer.then(
      (next) => {
        setRefused([]);
        // A slip that was moved lives on; a settled one does not change any more.
        if (next.job !== slip.job || !waits.includes(next.state)) {
          setSettled(next);
          props.onSettled?.(next);
        }
      },
      (error) => setRefused(problemsOf(error)),
    );
  const settle = (word: SlipWord) => hear(call("settle_slip", { job: slip.job, word }));
  const move = (printer: PrinterId) => hear(call("move_slip", { job: slip.job, printer }));
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
      {others.length > 0 ? (
        <div className="row">
          {others.map((one) => (
            <Button key={one.id} onPress={() => move(one.id)}>
              {words("slip-move", { printer: one.name })}
            </Button>
          ))}
        </div>
      ) : null}
      {asked.includes(slip.state) ? (
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

/** Printers that could take this slip over, by name: only while it waits, and not the one that it waits for. */
function useOtherPrinters(slip: SlipView): { id: PrinterId; name: string }[] {
  const { printers } = useDesk().state;
  if (!waits.includes(slip.state)) return [];
  const meant = slip.printer ?? printers.find((one) => one.chosen_for.includes("slip"))?.printer.id;
  return printers
    .map((one) => one.printer)
    .filter((one) => one.id !== meant && one.name !== "" && !("queue" in one.target));
}
