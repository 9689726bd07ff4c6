// Binding the desk to a center: its address and a one-time code. What the center says to the code stands
// at its field; where it cannot be reached, the code is kept and waits.
import { useEffect, useState } from "react";
import type { SyncView } from "../contract";
import { call } from "../host/call";
import { Button } from "../parts/Button";
import { focusField } from "../parts/ErrorSummary";
import { Form } from "../parts/Form";
import { TextLine } from "../parts/fields";
import { Notice, Waiting } from "../parts/marks";
import { useRefusals } from "../parts/refusals";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { isRefused } from "./center-status";
import { useDesk } from "./state";

export interface EnrolmentFormProps {
  /** Beside the button. */
  beside?: React.ReactNode;
  autoFocus?: boolean;
}

export function EnrolmentForm(props: EnrolmentFormProps) {
  const { state, adopt } = useDesk();
  const words = useWords();
  const refusals = useRefusals();
  const { show } = refusals;
  const { sync } = state;
  const [center, setCenter] = useState(sync?.center ?? "");
  const [code, setCode] = useState("");
  const [again, setAgain] = useState(false);
  const [asking, setAsking] = useState(false);
  const refused = sync !== null && isRefused(sync) ? sync.problem : null;
  useEffect(() => {
    if (refused !== null) show([{ ...refused, field: "enrolment_code" }]);
  }, [refused, show]);
  const enrol = async () => {
    if (asking) return;
    setAsking(true);
    const next = await refusals.attempt(() => call("enrol", { center, code }));
    setAsking(false);
    if (next === undefined) return;
    setAgain(false);
    setCode("");
    adopt(next);
  };
  const takeBack = async () => {
    const next = await refusals.attempt(() => call("forget_enrolment_code"));
    if (next === undefined) return;
    // The button is gone from the screen, and with it the cursor.
    setAgain(true);
    adopt(next);
    focusField("center_address");
  };
  const waits = sync?.standing === "code_waits";
  // While the center is asked the form stays: what it says to the code is said there.
  if (waits && refused === null && !again && !asking) {
    return (
      <div className="stack">
        {refusals.summary}
        <CodeWaits sync={sync} />
        <div className="row">
          {props.beside}
          <Button onPress={() => setAgain(true)}>{words("enrolment-other-code")}</Button>
          <Button look="quiet" onPress={takeBack}>
            {words("enrolment-take-back")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Form label={words("enrolment-do")} onFinish={enrol}>
      {refusals.summary}
      <p>{words(sync?.standing === "unknown" ? "center-unknown-code" : "enrolment-text")}</p>
      <TextLine
        name="center_address"
        label={words("field-center-address")}
        hint={words("field-center-address-hint")}
        value={center}
        onChange={(typed) => {
          setCenter(typed);
          refusals.clear("center_address");
        }}
        error={refusals.at("center_address")}
        autoFocus={props.autoFocus || again}
      />
      <TextLine
        name="enrolment_code"
        label={words("field-enrolment-code")}
        hint={words("field-enrolment-code-hint")}
        value={code}
        onChange={(typed) => {
          setCode(typed);
          refusals.clear("enrolment_code");
        }}
        error={refusals.at("enrolment_code")}
      />
      <p className="quiet">{words("enrolment-sealed")}</p>
      <div className="row">
        <Button look="main" keys="Enter" isPending={asking} onPress={enrol}>
          {words("enrolment-do")}
        </Button>
        {asking ? <Waiting>{words("enrolment-asking")}</Waiting> : null}
        {props.beside}
        {waits && !asking ? (
          <Button look="quiet" onPress={takeBack}>
            {words("enrolment-take-back")}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

/** The center is being asked, or cannot be reached: why, and what happens next. */
function CodeWaits(props: { sync: SyncView }) {
  const { problem } = props.sync;
  const words = useWords();
  if (problem === null) return <Waiting>{words("enrolment-asking")}</Waiting>;
  return (
    <Notice tone="plain" title={words("enrolment-waits-title")} live>
      <p>{problemWords(problem, words)}</p>
      <p>{words("enrolment-waits-text")}</p>
    </Notice>
  );
}
