// A locked administrator: the recovery code opens the account, with a new PIN or password.
import { useState } from "react";
import type { StaffView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { Card } from "../Card";
import { NewSecretFields, noSecret } from "../NewSecretFields";
import { RecoveryCodeField } from "../RecoveryCodeField";
import { useDesk } from "../state";

export function AccountRecovery(props: { staff: StaffView; onCancel: () => void }) {
  const words = useWords();
  const { adopt } = useDesk();
  const refusals = useRefusals();
  const [code, setCode] = useState("");
  const [secret, setSecret] = useState(noSecret);
  const recover = async () => {
    const next = await refusals.attempt(() =>
      call("recover_account", {
        staff: props.staff.id,
        recovery_code: code,
        secret: secret.secret,
        secret_again: secret.again,
      }),
    );
    if (next) adopt(next);
  };
  return (
    <Card title={words("account-recover-title")} above={props.staff.name}>
      {refusals.summary}
      <p>{words("account-recover-text")}</p>
      <Form label={words("account-recover-title")} onFinish={recover}>
        <RecoveryCodeField value={code} onChange={setCode} refusals={refusals} />
        <NewSecretFields value={secret} onChange={setSecret} refusals={refusals} />
        <div className="row">
          <Button look="main" onPress={recover}>
            {words("account-recover-do")}
          </Button>
          <Button look="quiet" onPress={props.onCancel}>
            {words("cancel")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
