// A new PIN or password for someone.
import { useState } from "react";
import type { StaffView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Form } from "../../parts/Form";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { NewSecretFields, noSecret } from "../NewSecretFields";

export function NewSecretDialog(props: {
  staff: StaffView;
  onChanged: (staff: StaffView[]) => void;
  onClose: () => void;
}) {
  const words = useWords();
  const refusals = useRefusals();
  const [secret, setSecret] = useState(noSecret);
  const change = async () => {
    const staff = await refusals.attempt(() =>
      call("change_secret", {
        staff: props.staff.id,
        secret: secret.secret,
        secret_again: secret.again,
      }),
    );
    if (staff) props.onChanged(staff);
  };
  const title = words("staff-secret-named", { name: props.staff.name });
  return (
    <Dialog title={title} onClose={props.onClose}>
      {refusals.summary}
      <Form label={title} onFinish={change}>
        <NewSecretFields value={secret} onChange={setSecret} refusals={refusals} autoFocus />
        <div className="row">
          <Button look="main" onPress={change}>
            {words("save")}
          </Button>
          <Button look="quiet" keys="Esc" onPress={props.onClose}>
            {words("cancel")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
