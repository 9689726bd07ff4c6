// Another office's application, looked up on line for the person who applied and stands before the clerk. The
// number alone is not enough; what was looked at is noted at its office.
import { useState } from "react";
import type { Elsewhere as Found } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { useKey } from "../../parts/keys";
import { NumberInGroups, Section, Waiting } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { longDate } from "../../text/dates";
import { useLanguage, useWords } from "../../text/words";
import { keysOf } from "../actions";

export function Elsewhere(props: { number: string; onBack: () => void }) {
  const words = useWords();
  const refusals = useRefusals();
  const [number, setNumber] = useState(props.number);
  const [digits, setDigits] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [asking, setAsking] = useState(false);
  const lookUp = async () => {
    if (asking) return;
    setAsking(true);
    setFound(null);
    const answer = await refusals.attempt(() => call("look_up_elsewhere", { number, digits }));
    setAsking(false);
    if (answer) setFound(answer);
  };
  useKey("back", props.onBack);
  return (
    <div className="screen">
      <h1>{words("elsewhere-title")}</h1>
      {refusals.summary}
      <Section title={words("elsewhere-which")}>
        <Form label={words("elsewhere-do")} onFinish={lookUp}>
          <p>{words("elsewhere-text")}</p>
          <TextLine
            name="number"
            label={words("elsewhere-number")}
            hint={words("elsewhere-number-hint")}
            value={number}
            onChange={(typed) => {
              setNumber(typed);
              refusals.clear("number");
            }}
            inputMode="numeric"
            error={refusals.at("number")}
            autoFocus={props.number === ""}
          />
          <TextLine
            name="digits"
            label={words("elsewhere-digits")}
            hint={words("elsewhere-digits-hint")}
            value={digits}
            onChange={(typed) => {
              setDigits(typed);
              refusals.clear("digits");
            }}
            inputMode="numeric"
            error={refusals.at("digits")}
            autoFocus={props.number !== ""}
          />
          <div className="row">
            <Button look="main" keys="Enter" isPending={asking} onPress={lookUp}>
              {words("elsewhere-do")}
            </Button>
            <Button look="quiet" keys={keysOf("back")} onPress={props.onBack}>
              {words("action-back")}
            </Button>
            {asking ? <Waiting>{words("enrolment-asking")}</Waiting> : null}
          </div>
        </Form>
      </Section>
      <div role="status">{found === null ? null : <Told found={found} />}</div>
    </div>
  );
}

function Told(props: { found: Found }) {
  const { number, office, state, due_on, unit, outcome, explanation } = props.found;
  const words = useWords();
  const language = useLanguage();
  const unitNow = unit ?? words("unit-open");
  return (
    <Section title={office}>
      <p>
        <b>
          <NumberInGroups number={number} />
        </b>
      </p>
      <p>
        <b>{state ? words(coded("state", state), { unit: unitNow }) : words("fact-unknown")}</b>
      </p>
      {outcome ? <p>{words(coded("outcome", outcome))}</p> : null}
      {explanation ? <p className="narrative">“{explanation}”</p> : null}
      <p>
        {words("registered-due")}: <b>{longDate(due_on, language)}</b>
      </p>
    </Section>
  );
}
