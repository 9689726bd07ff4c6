// Going on with a new desk code: this desk never goes back to the one before.
import { type ReactNode, useState } from "react";
import type { DeskState } from "../contract";
import { call } from "../host/call";
import { Button } from "../parts/Button";
import { Form } from "../parts/Form";
import { TextLine } from "../parts/fields";
import { useRefusals } from "../parts/refusals";
import { useWords } from "../text/words";

export interface NewSeriesFormProps {
  /** What is said until something is refused. */
  before?: ReactNode;
  onBegun: (state: DeskState) => void;
  /** Beside the button that begins. */
  beside?: ReactNode;
}

export function NewSeriesForm(props: NewSeriesFormProps) {
  const words = useWords();
  const refusals = useRefusals();
  const [desk, setDesk] = useState("");
  const begin = async () => {
    const next = await refusals.attempt(() => call("begin_new_series", { desk }));
    if (next) props.onBegun(next);
  };
  return (
    <>
      {refusals.problems.length === 0 ? props.before : refusals.summary}
      <p>{words("series-text")}</p>
      <Form label={words("series-title")} onFinish={begin}>
        <TextLine
          name="desk_code"
          label={words("field-desk-code")}
          hint={words("series-code-hint")}
          value={desk}
          onChange={setDesk}
          inputMode="numeric"
          width="short"
          error={refusals.at("desk_code")}
          autoFocus
        />
        <div className="row">
          <Button look="main" keys="Enter" onPress={begin}>
            {words("series-begin")}
          </Button>
          {props.beside}
        </div>
      </Form>
    </>
  );
}
