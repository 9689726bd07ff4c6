// Who is at the desk: a name and a PIN or password. Also the screen of a locked desk.
import "./sign-in.css";
import { useEffect, useState } from "react";
import type { StaffView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { ChoiceGroup } from "../../parts/choices";
import { focusField } from "../../parts/ErrorSummary";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { Notice } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { waiting } from "../../text/dates";
import { useWords } from "../../text/words";
import { Card } from "../Card";
import { officeName } from "../office-name";
import { useDesk } from "../state";
import { AccountRecovery } from "./AccountRecovery";
import { useCountdown } from "./countdown";

export function SignIn() {
  const words = useWords();
  const { state, adopt, lastStaff } = useDesk();
  const refusals = useRefusals();
  const { attempt } = refusals;
  const [staff, setStaff] = useState<StaffView[]>([]);
  const [who, setWho] = useState<string | null>(null);
  const [secret, setSecret] = useState("");
  const [trying, setTrying] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const wait = useCountdown();
  useEffect(() => {
    attempt(() => call("list_staff")).then((all) => {
      const active = (all ?? []).filter((one) => one.active);
      setStaff(active);
      // Mostly whoever was here last comes back; their PIN can be typed at once.
      const last = active.find((one) => one.id === lastStaff) ?? active[0];
      setWho((chosen) => chosen ?? last?.id ?? null);
      focusField("secret");
    });
  }, [attempt, lastStaff]);

  const signIn = async () => {
    if (who === null || trying || wait.left > 0) return;
    setTrying(true);
    try {
      adopt(await call("sign_in", { staff: who, secret }));
    } catch (error) {
      refusals.show(wait.heard(error));
      setSecret("");
      // It may have been the try that locks.
      call("list_staff").then(
        (all) => setStaff(all.filter((one) => one.active)),
        () => undefined,
      );
    }
    setTrying(false);
  };
  const chosen = staff.find((one) => one.id === who);
  if (recovering && chosen) {
    return <AccountRecovery staff={chosen} onCancel={() => setRecovering(false)} />;
  }
  return (
    <Card
      title={words("sign-in-title")}
      above={[officeName(state.office), state.desk && words("desk-code", { desk: state.desk })]
        .filter(Boolean)
        .join(" · ")}
    >
      {refusals.summary}
      {wait.left > 0 ? (
        <Notice tone="soon" title={words("sign-in-waiting", { time: waiting(wait.left, words) })} />
      ) : null}
      <Form label={words("sign-in-title")} onFinish={signIn}>
        <ChoiceGroup<string>
          name="staff_name"
          label={words("sign-in-who")}
          look="column"
          value={who}
          onChange={(chosen) => {
            setWho(chosen);
            wait.forget();
            refusals.clear();
          }}
          choices={staff.map((one) => ({
            id: one.id,
            words: one.name,
            note: one.locked ? words("sign-in-locked") : words(coded("role", one.role)),
          }))}
          error={refusals.at("staff_name")}
        />
        <TextLine
          name="secret"
          type="password"
          label={words("field-secret")}
          value={secret}
          onChange={setSecret}
          error={refusals.at("secret")}
        />
        <div>
          <Button
            look="main"
            keys="Enter"
            onPress={signIn}
            isDisabled={trying || wait.left > 0 || who === null}
          >
            {words("sign-in-do")}
          </Button>
        </div>
      </Form>
      {chosen?.locked && chosen.role === "administrator" ? (
        <div>
          <Button onPress={() => setRecovering(true)}>{words("account-recover")}</Button>
        </div>
      ) : null}
      <p className="quiet small">{words("program-version", { version: state.version })}</p>
    </Card>
  );
}
