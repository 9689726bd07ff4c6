// Who is at the desk: a name and a PIN or password. Also the screen of a locked desk.
import "./sign-in.css";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { StaffView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { focusField } from "../../parts/ErrorSummary";
import { Notice } from "../../parts/marks";
import { type Refusals, useRefusals } from "../../parts/refusals";
import { waiting } from "../../text/dates";
import { useWords } from "../../text/words";
import { Card } from "../Card";
import { officeName } from "../office-name";
import { useDesk } from "../state";
import { AccountRecovery } from "./AccountRecovery";
import { useCountdown } from "./countdown";
import { SignInForm } from "./SignInForm";

export function SignIn(props: {
  /** Who works here, where it was asked just now. */
  known: StaffView[] | null;
}) {
  const words = useWords();
  const { state, adopt } = useDesk();
  const refusals = useRefusals();
  const { attempt } = refusals;
  const [secret, setSecret] = useState("");
  const [trying, setTrying] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const wait = useCountdown();
  const { staff, who, setWho, listAgain } = useWhoWorksHere(attempt, state.last_staff, props.known);

  const signIn = async () => {
    if (who === null || trying || wait.left > 0) return;
    setTrying(true);
    try {
      adopt(await call("sign_in", { staff: who, secret }));
    } catch (error) {
      refusals.show(wait.heard(error));
      setSecret("");
      // It may have been the try that locks.
      listAgain();
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
      <SignInForm
        staff={staff}
        who={who}
        onWho={(chosen) => {
          setWho(chosen);
          wait.forget();
          refusals.clear();
        }}
        secret={secret}
        onSecret={setSecret}
        refusals={refusals}
        closed={trying || wait.left > 0 || who === null}
        onSignIn={signIn}
      />
      {chosen?.locked && chosen.role === "administrator" ? (
        <div>
          <Button onPress={() => setRecovering(true)}>{words("account-recover")}</Button>
        </div>
      ) : null}
      <p className="quiet small">{words("program-version", { version: state.version })}</p>
    </Card>
  );
}

/**
 * Who can sign in, and who of them is chosen: mostly whoever was here last comes back. Where nobody
 * was, nobody is chosen, so that no PIN is typed under another person's name.
 */
function useWhoWorksHere(
  attempt: Refusals["attempt"],
  lastStaff: string | null,
  known: StaffView[] | null,
) {
  const [staff, setStaff] = useState(() => activeOf(known));
  const [who, setWho] = useState(() => likelyOf(activeOf(known), lastStaff)?.id ?? null);
  useEffect(() => {
    // Their PIN can be typed at once; else somebody must say who they are.
    const begin = (likely: StaffView | undefined) => focusField(likely ? "secret" : "staff_name");
    if (known !== null) {
      begin(likelyOf(activeOf(known), lastStaff));
      return;
    }
    attempt(() => call("list_staff")).then((all) => {
      const active = activeOf(all ?? null);
      const likely = likelyOf(active, lastStaff);
      // On the screen before the cursor goes there.
      flushSync(() => {
        setStaff(active);
        setWho((chosen) => chosen ?? likely?.id ?? null);
      });
      begin(likely);
    });
  }, [attempt, lastStaff, known]);
  const listAgain = () =>
    call("list_staff").then(
      (all) => setStaff(activeOf(all)),
      () => undefined,
    );
  return { staff, who, setWho, listAgain };
}

function activeOf(all: StaffView[] | null): StaffView[] {
  return (all ?? []).filter((one) => one.active);
}

/** Whoever was here last, or who is the only one. */
function likelyOf(active: StaffView[], lastStaff: string | null): StaffView | undefined {
  const only = active.length === 1 ? active[0] : undefined;
  return active.find((one) => one.id === lastStaff) ?? only;
}
