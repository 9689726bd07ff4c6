// Who works here: adding someone, opening a locked account, a new secret, saying that someone left.
import { useEffect, useState } from "react";
import type { StaffView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Mark, Section } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { useWords } from "../../text/words";
import "./settings.css";
import { useStaff } from "../state";
import { AddStaff } from "./AddStaff";
import { NewSecretDialog } from "./NewSecretDialog";

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
          <li key={one.id} className="staff-line">
            <span className="staff-name">
              <b>{one.name}</b> <span className="quiet">{words(coded("role", one.role))}</span>
              {one.locked ? <Mark tone="fault">{words("staff-locked")}</Mark> : null}
              {one.active ? null : <Mark tone="plain">{words("staff-left")}</Mark>}
            </span>
            {one.active ? (
              <span className="row">
                {one.locked ? (
                  <Button
                    label={words("staff-unlock-named", { name: one.name })}
                    onPress={() => after(() => call("unlock_staff", { staff: one.id }))}
                  >
                    {words("staff-unlock")}
                  </Button>
                ) : null}
                <Button
                  label={words("staff-secret-named", { name: one.name })}
                  onPress={() => setChanging(one)}
                >
                  {words("staff-secret")}
                </Button>
                {one.id === me?.id ? null : (
                  <Button
                    look="quiet"
                    label={words("staff-deactivate-named", { name: one.name })}
                    onPress={() => setLeaving(one)}
                  >
                    {words("staff-deactivate")}
                  </Button>
                )}
              </span>
            ) : null}
          </li>
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
        <Dialog
          title={words("staff-deactivate-title", { name: leaving.name })}
          onClose={() => setLeaving(null)}
        >
          <p>{words("staff-deactivate-text")}</p>
          <div className="row">
            <Button autoFocus onPress={() => setLeaving(null)}>
              {words("cancel")}
            </Button>
            <Button
              look="fault"
              onPress={() => {
                setLeaving(null);
                after(() => call("deactivate_staff", { staff: leaving.id }));
              }}
            >
              {words("staff-deactivate-yes")}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </Section>
  );
}
