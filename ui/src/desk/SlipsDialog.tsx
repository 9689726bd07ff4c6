// Slips that are not on paper yet: what holds them up, and the questions only a person can answer.
import { useEffect, useState } from "react";
import type { SlipView } from "../contract";
import { call } from "../host/call";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { EmptyState, NumberInGroups } from "../parts/marks";
import { useRefusals } from "../parts/refusals";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { SlipStatus } from "./SlipStatus";
import { useDesk } from "./state";

export function SlipsDialog(props: { onClose: () => void }) {
  const words = useWords();
  const { problem } = useDesk().state.printer;
  const { attempt, summary } = useRefusals();
  const [slips, setSlips] = useState<SlipView[] | null>(null);
  useEffect(() => {
    attempt(() => call("list_open_slips")).then((found) => setSlips(found ?? []));
  }, [attempt]);
  return (
    <Dialog title={words("slips-title")} onClose={props.onClose} wide>
      {summary}
      {problem ? <p>{problemWords(problem, words)}</p> : null}
      {slips?.length === 0 ? <EmptyState title={words("slips-none")} /> : null}
      <ul className="stack">
        {slips?.map((slip) => (
          <li key={slip.job}>
            <b>
              <NumberInGroups number={slip.number} />
            </b>
            <SlipStatus slip={slip} />
          </li>
        ))}
      </ul>
      <div>
        <Button look="main" keys="Esc" autoFocus onPress={props.onClose}>
          {words("close")}
        </Button>
      </div>
    </Dialog>
  );
}
