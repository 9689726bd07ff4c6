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
  const [text, setText] = useState(known ? officeName(known) : "");
  const [offices, setOffices] = useState<Office[]>(known ? [known] : []);
  const [chosen, setChosen] = useState<Office | null>(known);
  const [desk, setDesk] = useState(props.progress.desk ?? "01");
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
