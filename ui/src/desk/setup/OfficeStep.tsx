// Which office this is, and which of its desks. A place is never known by its name alone: the
// province and the plate stand beside it.
import { useEffect, useState } from "react";
import type { Office, SetupProgress } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { Mark } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { TypeAhead } from "../../parts/TypeAhead";
import { useWords } from "../../text/words";
import { officeName } from "../office-name";

export function OfficeStep(props: {
  progress: SetupProgress;
  onDone: (progress: SetupProgress) => void;
}) {
  const words = useWords();
  const refusals = useRefusals();
  const known = props.progress.office;
  const mustBeNew = props.progress.desk_code_must_be_new;
  const [text, setText] = useState(known ? officeName(known) : "");
  const [offices, setOffices] = useState<Office[]>(known ? [known] : []);
  const [chosen, setChosen] = useState<Office | null>(known);
  const [desk, setDesk] = useState(props.progress.desk ?? (mustBeNew ? "" : "01"));
  useEffect(() => {
    let wanted = true;
    call("find_offices", { text }).then(
      (found) => wanted && setOffices(found),
      () => wanted && setOffices([]),
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  const save = async () => {
    const progress = await refusals.attempt(() =>
      call("choose_office", { office: chosen?.code ?? "", desk }),
    );
    if (progress) props.onDone(progress);
  };
  return (
    <Form label={words("setup-office-title")} onFinish={save}>
      {refusals.summary}
      <TypeAhead
        name="office"
        label={words("field-office")}
        hint={words("field-office-hint")}
        text={text}
        onTextChange={setText}
        chosen={chosen?.code ?? null}
        onChoose={(code) => {
          setChosen(offices.find((one) => one.code === code) ?? null);
          refusals.clear("office");
        }}
        suggestions={offices.map((office) => ({
          id: office.code,
          words: officeName(office),
          note: words(office.district === null ? "office-province-note" : "office-district-note", {
            province: office.province,
            plate: office.code.slice(0, 2),
          }),
        }))}
        emptyWords={words("office-none")}
        error={refusals.at("office")}
        autoFocus
      />
      {mustBeNew ? <UsedCodes codes={props.progress.desk_codes_used} /> : null}
      <TextLine
        name="desk_code"
        label={words("field-desk-code")}
        hint={words("field-desk-code-hint")}
        value={desk}
        onChange={setDesk}
        inputMode="numeric"
        width="short"
        error={refusals.at("desk_code")}
      />
      {chosen ? (
        <p role="status">
          <Mark tone="good">
            {words("office-chosen", { office: officeName(chosen), code: chosen.code })}
          </Mark>
        </p>
      ) : null}
      <div>
        <Button look="main" onPress={save}>
          {words("setup-go-on")}
        </Button>
      </div>
    </Form>
  );
}

/** Numbers were given here before: which codes cannot begin again. */
function UsedCodes(props: { codes: string[] }) {
  const words = useWords();
  return (
    <div className="stack-tight">
      <p>
        <Mark tone="soon">{words("desk-code-must-be-new")}</Mark>
      </p>
      {props.codes.length > 0 ? (
        <p>{words("desk-codes-used", { codes: props.codes.join(", ") })}</p>
      ) : null}
    </div>
  );
}
