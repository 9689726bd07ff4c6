// Someone joins the staff.
import { useState } from "react";
import type { Role, StaffView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { Pick } from "../../parts/Pick";
import { useRefusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { useWords } from "../../text/words";
import { NewSecretFields, noSecret } from "../NewSecretFields";

const roles: Role[] = ["clerk", "officer", "escort", "manager", "administrator"];

export function AddStaff(props: { onAdded: (staff: StaffView[]) => void }) {
  const words = useWords();
  const refusals = useRefusals();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("clerk");
  const [secret, setSecret] = useState(noSecret);
  const add = async () => {
    const staff = await refusals.attempt(() =>
      call("add_staff", { name, role, secret: secret.secret, secret_again: secret.again }),
    );
    if (staff === undefined) return;
    props.onAdded(staff);
    setOpen(false);
    setName("");
    setSecret(noSecret);
  };
  if (!open) {
    return (
      <div>
        <Button onPress={() => setOpen(true)}>{words("staff-add")}</Button>
      </div>
    );
  }
  return (
    <Form label={words("staff-add")} onFinish={add}>
      {refusals.summary}
      <div className="row-fields">
        <TextLine
          name="staff_name"
          label={words("field-staff-name")}
          value={name}
          onChange={setName}
          error={refusals.at("staff_name")}
          autoFocus
        />
        <Pick<Role>
          name="role"
          label={words("field-role")}
          value={role}
          onChange={setRole}
          choices={roles.map((id) => ({ id, words: words(coded("role", id)) }))}
          error={refusals.at("role")}
        />
      </div>
      <NewSecretFields value={secret} onChange={setSecret} refusals={refusals} />
      <div className="row">
        <Button look="main" onPress={add}>
          {words("staff-add-do")}
        </Button>
        <Button look="quiet" onPress={() => setOpen(false)}>
          {words("cancel")}
        </Button>
      </div>
    </Form>
  );
}
