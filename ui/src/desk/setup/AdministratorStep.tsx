// The first administrator: who keeps this desk and adds the others.
import { useState } from "react";
import type { SetupProgress } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { NewSecretFields, noSecret } from "../NewSecretFields";

export function AdministratorStep(props: {
  progress: SetupProgress;
  onDone: (progress: SetupProgress) => void;
}) {
  const words = useWords();
  const refusals = useRefusals();
  const [name, setName] = useState(props.progress.administrator ?? "");
  const [secret, setSecret] = useState(noSecret);
  const save = async () => {
    const progress = await refusals.attempt(() =>
      call("choose_administrator", { name, secret: secret.secret, secret_again: secret.again }),
    );
    if (progress) props.onDone(progress);
  };
  return (
    <Form label={words("setup-administrator-title")} onFinish={save}>
      {refusals.summary}
      <p>{words("setup-administrator-text")}</p>
      <TextLine
        name="staff_name"
        label={words("field-staff-name")}
        value={name}
        onChange={setName}
        error={refusals.at("staff_name")}
        autoFocus
      />
      <NewSecretFields value={secret} onChange={setSecret} refusals={refusals} />
      <div>
        <Button look="main" onPress={save}>
          {words("setup-go-on")}
        </Button>
      </div>
    </Form>
  );
}
