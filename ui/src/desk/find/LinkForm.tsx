// Saying that another application is about the same matter.
import { useState } from "react";
import type { ApplicationView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { useKey } from "../../parts/keys";
import { Section } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";

export function LinkForm(props: {
  number: string;
  onLinked: (view: ApplicationView) => void;
  onCancel: () => void;
}) {
  const words = useWords();
  const refusals = useRefusals();
  const [to, setTo] = useState("");
  const link = async () => {
    const answer = await refusals.attempt(() =>
      call("link_applications", { number: props.number, to }),
    );
    if (answer) props.onLinked(answer);
  };
  useKey("back", props.onCancel);
  return (
    <Section title={words("action-link")}>
      {refusals.summary}
      <Form label={words("action-link")} onFinish={link}>
        <TextLine
          name="number"
          label={words("link-number")}
          hint={words("link-number-hint")}
          value={to}
          onChange={setTo}
          inputMode="numeric"
          error={refusals.at("number")}
          autoFocus
        />
        <div className="row">
          <Button look="main" keys="Enter" onPress={link}>
            {words("link-do")}
          </Button>
          <Button look="quiet" keys="Esc" onPress={props.onCancel}>
            {words("cancel")}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
