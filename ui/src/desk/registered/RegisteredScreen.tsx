// An application is in the store: its number, large enough to be read aloud over the counter.
import "./registered.css";
import { useState } from "react";
import type { Registered, SlipView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { useKey } from "../../parts/keys";
import { Mark, NumberInGroups } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { longDate } from "../../text/dates";
import { spelled } from "../../text/spelled";
import { useLanguage, useWords } from "../../text/words";
import { keysOf } from "../actions";
import { useDocuments } from "../documents";
import { SlipStatus } from "../SlipStatus";

export interface RegisteredScreenProps {
  registered: Registered;
  onNext: () => void;
  onOpen: (number: string) => void;
}

export function RegisteredScreen(props: RegisteredScreenProps) {
  const { registered, onNext, onOpen } = props;
  const words = useWords();
  const language = useLanguage();
  const refusals = useRefusals();
  const [slip, setSlip] = useState<SlipView | null>(registered.slip);
  const copy = async () => {
    const copied = await refusals.attempt(() => call("copy_slip", { number: registered.number }));
    if (copied) setSlip(copied);
  };
  const copyLarge = async () => {
    const copied = await refusals.attempt(() =>
      call("copy_slip_large", { number: registered.number }),
    );
    if (copied) setSlip(copied);
  };
  const documents = useDocuments();
  const petition = () =>
    documents.ask({
      of: { petition: registered.number },
      title: words("action-petition"),
      size: "a4",
      large: false,
    });
  const visitorCopy = () =>
    documents.ask({
      of: { visitor_copy: registered.number },
      title: words("action-visitor-copy"),
      size: "a5",
      large: false,
    });
  useKey("petition", petition);
  useKey("visitor-copy", visitorCopy);
  useKey("next", onNext);
  useKey("copy", copy);
  useKey("copy-large", copyLarge);
  useKey("correct", () => onOpen(registered.number));
  return (
    <div className="registered">
      {refusals.summary}
      <div className="registered-number" role="status">
        <h1>{words("registered-title")}</h1>
        <p>
          <NumberInGroups number={registered.number} large />
        </p>
        <p className="registered-spelled">{spelled(registered.number, words)}</p>
      </div>
      <dl className="registered-facts">
        <div>
          <dt>{words("registered-due")}</dt>
          <dd>{longDate(registered.due_on, language)}</dd>
        </div>
        <div>
          <dt>{words("registered-unit")}</dt>
          <dd>{registered.unit ?? words("unit-open")}</dd>
        </div>
        <div>
          <dt>{words("registered-slip")}</dt>
          <dd>
            {slip ? (
              <SlipStatus slip={slip} />
            ) : (
              <Mark tone="soon">{words("registered-no-printer")}</Mark>
            )}
          </dd>
        </div>
      </dl>
      <div className="row registered-actions">
        <Button look="main" keys={keysOf("next")} onPress={onNext} autoFocus>
          {words("action-next")}
        </Button>
        <Button keys={keysOf("copy")} onPress={copy}>
          {words("action-copy")}
        </Button>
        <Button keys={keysOf("petition")} onPress={petition}>
          {words("action-petition")}
        </Button>
        <Button keys={keysOf("visitor-copy")} onPress={visitorCopy}>
          {words("action-visitor-copy")}
        </Button>
        <Button keys={keysOf("correct")} onPress={() => onOpen(registered.number)}>
          {words("action-correct")}
        </Button>
      </div>
      {documents.said}
      {documents.dialog}
    </div>
  );
}
