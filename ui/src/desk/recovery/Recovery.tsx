// A store that does not open by itself: the recovery code opens it, a backup takes the place of a
// damaged one, a new desk code goes on where the old one is unsure. Never a silent new, empty one.
import { useState } from "react";
import type { DeskState } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { Notice } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { problemWords } from "../../text/problems";
import { useWords } from "../../text/words";
import { Backups } from "../Backups";
import { Card } from "../Card";
import { NewSeriesForm } from "../NewSeriesForm";
import { RecoveryCodeField } from "../RecoveryCodeField";
import { useDesk } from "../state";
import { SetAside } from "./SetAside";

export function Recovery() {
  const { state } = useDesk();
  switch (state.stage) {
    case "key_needed":
      return <ByCode state={state} />;
    case "store_damaged":
      return <ByBackup state={state} />;
    case "series_needed":
      return <NewSeries state={state} />;
    default:
      return <Closed state={state} />;
  }
}

function Why(props: { state: DeskState }) {
  const words = useWords();
  const { problem } = props.state;
  return problem ? <p role="alert">{problemWords(problem, words)}</p> : null;
}

function ByCode(props: { state: DeskState }) {
  const words = useWords();
  const { adopt } = useDesk();
  const refusals = useRefusals();
  const [typed, setTyped] = useState("");
  const [other, setOther] = useState(false);
  const open = async () => {
    const next = await refusals.attempt(() => call("open_with_recovery_code", { typed }));
    if (next) adopt(next);
  };
  return (
    <Card title={words("recovery-title")}>
      {refusals.problems.length === 0 ? <Why state={props.state} /> : refusals.summary}
      <Form label={words("recovery-title")} onFinish={open}>
        <RecoveryCodeField value={typed} onChange={setTyped} refusals={refusals} />
        <div className="row">
          <Button look="main" keys="Enter" onPress={open}>
            {words("recovery-open")}
          </Button>
          {other ? null : (
            <Button look="quiet" onPress={() => setOther(true)}>
              {words("recovery-by-backup")}
            </Button>
          )}
        </div>
      </Form>
      {other ? <Backups otherwise={<SetAside />} /> : null}
    </Card>
  );
}

function ByBackup(props: { state: DeskState }) {
  const words = useWords();
  return (
    <Card title={words("recovery-damaged-title")}>
      <Why state={props.state} />
      <Backups lead={words("recovery-damaged-text")} otherwise={<SetAside />} />
    </Card>
  );
}

function NewSeries(props: { state: DeskState }) {
  const words = useWords();
  const { adopt } = useDesk();
  return (
    <Card title={words("series-title")}>
      {props.state.sync?.standing === "forked" ? (
        <Notice tone="soon" title={words("center-forked")} live>
          <p>{words("series-center-gives")}</p>
        </Notice>
      ) : null}
      <NewSeriesForm before={<Why state={props.state} />} onBegun={adopt} />
    </Card>
  );
}

function Closed(props: { state: DeskState }) {
  const words = useWords();
  const { refresh } = useDesk();
  const { attempt, summary } = useRefusals();
  return (
    <Card title={words("closed-title")}>
      {summary}
      <Why state={props.state} />
      <div>
        <Button look="main" autoFocus onPress={() => attempt(refresh)}>
          {words("try-again")}
        </Button>
      </div>
    </Card>
  );
}
