// The recovery code: shown once, put on paper, then typed back from that paper. Without it nobody
// opens the store on another machine, so the assistant does not end before.
import { useId, useState } from "react";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { Mark, Notice } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { RecoveryCodeField } from "../RecoveryCodeField";

export function RecoveryStep(props: { hasPrinter: boolean; onDone: () => void }) {
  const [groups, setGroups] = useState<string[] | null>(null);
  const [onPaper, setOnPaper] = useState(false);
  if (groups === null) return <BeforeCode onMade={setGroups} />;
  if (!onPaper) {
    return (
      <OnPaper groups={groups} hasPrinter={props.hasPrinter} onDone={() => setOnPaper(true)} />
    );
  }
  return <FromPaper onDone={props.onDone} onBack={() => setOnPaper(false)} />;
}

/** What the code is for, before it is shown. */
function BeforeCode(props: { onMade: (groups: string[]) => void }) {
  const words = useWords();
  const { attempt, summary } = useRefusals();
  const why = useId();
  const make = async () => {
    const code = await attempt(() => call("new_recovery_code"));
    if (code) props.onMade(code.groups);
  };
  return (
    <div className="stack">
      {summary}
      <div id={why} className="stack">
        <p>{words("setup-recovery-text")}</p>
        <Notice tone="soon" title={words("setup-recovery-warning")} />
      </div>
      <div>
        <Button look="main" autoFocus describedBy={why} onPress={make}>
          {words("setup-recovery-show")}
        </Button>
      </div>
    </div>
  );
}

function OnPaper(props: { groups: string[]; hasPrinter: boolean; onDone: () => void }) {
  const words = useWords();
  const { attempt, summary } = useRefusals();
  const [printed, setPrinted] = useState(false);
  const what = useId();
  const print = async () => {
    const sent = await attempt(() => call("print_recovery_sheet"));
    setPrinted(sent !== undefined);
  };
  return (
    <div className="stack">
      {summary}
      <p id={what}>{words("setup-recovery-write")}</p>
      <ol className="code">
        {props.groups.map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same
          <li key={place}>
            <span className="code-place">{place + 1}</span>
            {group}
          </li>
        ))}
      </ol>
      {printed ? (
        <p role="status">
          <Mark tone="plain">{words("setup-recovery-printed")}</Mark>
        </p>
      ) : null}
      <div className="row">
        <Button look="main" autoFocus describedBy={what} onPress={props.onDone}>
          {words("setup-recovery-on-paper")}
        </Button>
        {props.hasPrinter ? <Button onPress={print}>{words("setup-recovery-print")}</Button> : null}
      </div>
    </div>
  );
}

function FromPaper(props: { onDone: () => void; onBack: () => void }) {
  const words = useWords();
  const refusals = useRefusals();
  const [typed, setTyped] = useState("");
  const confirm = async () => {
    const progress = await refusals.attempt(() => call("confirm_recovery_code", { typed }));
    if (progress?.recovery_confirmed) props.onDone();
  };
  return (
    <Form label={words("setup-recovery-title")} onFinish={confirm}>
      {refusals.summary}
      <p>{words("setup-recovery-confirm-text")}</p>
      <RecoveryCodeField value={typed} onChange={setTyped} refusals={refusals} />
      <div className="row">
        <Button look="main" keys="Enter" onPress={confirm}>
          {words("setup-finish")}
        </Button>
        <Button look="quiet" onPress={props.onBack}>
          {words("setup-recovery-again")}
        </Button>
      </div>
    </Form>
  );
}
