// Who works here: adding someone, opening a locked account, a new secret, saying that someone left.
import { useEffect, useState } from "react";
import type { StaffView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Section } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import "./settings.css";
import { useStaff } from "../state";
import { AddStaff } from "./AddStaff";
import { NewSecretDialog } from "./NewSecretDialog";
import { StaffLine } from "./StaffLine";

export function StaffSettings() {
  const words = useWords();
  const me = useStaff();
  const { attempt, summary } = useRefusals();
  const [staff, setStaff] = useState<StaffView[]>([]);
  const [leaving, setLeaving] = useState<StaffView | null>(null);
  const [changing, setChanging] = useState<StaffView | null>(null);
  useEffect(() => {
    attempt(() => call("list_staff")).then((all) => all && setStaff(all));
  }, [attempt]);
  const after = (call: () => Promise<StaffView[]>) =>
    attempt(call).then((all) => {
      if (all) setStaff(all);
    });
  return (
    <Section title={words("staff-title")}>
      {summary}
      <ul className="staff">
        {staff.map((one) => (
          <StaffLine
            key={one.id}
            staff={one}
            isMe={one.id === me?.id}
            onUnlock={() => after(() => call("unlock_staff", { staff: one.id }))}
            onSecret={() => setChanging(one)}
            onLeft={() => setLeaving(one)}
          />
        ))}
      </ul>
      <AddStaff onAdded={setStaff} />
      {changing ? (
        <NewSecretDialog
          staff={changing}
          onClose={() => setChanging(null)}
          onChanged={(all) => {
            setStaff(all);
            setChanging(null);
          }}
        />
      ) : null}
      {leaving ? (
        <LeftQuestion
          name={leaving.name}
          onClose={() => setLeaving(null)}
          onLeft={() => {
            setLeaving(null);
            after(() => call("deactivate_staff", { staff: leaving.id }));
          }}
        />
      ) : null}
    </Section>
  );
}

/** Asked, since nobody takes it back. */
function LeftQuestion(props: { name: string; onClose: () => void; onLeft: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words("staff-deactivate-title", { name: props.name })} onClose={props.onClose}>
      <p>{words("staff-deactivate-text")}</p>
      <div className="row">
        <Button autoFocus onPress={props.onClose}>
          {words("cancel")}
        </Button>
        <Button look="fault" onPress={props.onLeft}>
          {words("staff-deactivate-yes")}
        </Button>
      </div>
    </Dialog>
  );
}
