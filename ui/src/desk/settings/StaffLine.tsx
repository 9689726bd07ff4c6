// One of the staff, with what can be done about them.
import type { StaffView } from "../../contract";
import { Button } from "../../parts/Button";
import { Mark } from "../../parts/marks";
import { coded } from "../../text/coded";
import { useWords } from "../../text/words";

export interface StaffLineProps {
  staff: StaffView;
  /** Nobody says of themselves that they left. */
  isMe: boolean;
  onUnlock: () => void;
  onSecret: () => void;
  onLeft: () => void;
}

export function StaffLine(props: StaffLineProps) {
  const { name, role, locked, active } = props.staff;
  const words = useWords();
  return (
    <li className="staff-line">
      <span className="staff-name">
        <b>{name}</b> <span className="quiet">{words(coded("role", role))}</span>
        {locked ? <Mark tone="fault">{words("staff-locked")}</Mark> : null}
        {active ? null : <Mark tone="plain">{words("staff-left")}</Mark>}
      </span>
      {active ? (
        <span className="row">
          {locked ? (
            <Button label={words("staff-unlock-named", { name })} onPress={props.onUnlock}>
              {words("staff-unlock")}
            </Button>
          ) : null}
          <Button label={words("staff-secret-named", { name })} onPress={props.onSecret}>
            {words("staff-secret")}
          </Button>
          {props.isMe ? null : (
            <Button
              look="quiet"
              label={words("staff-deactivate-named", { name })}
              onPress={props.onLeft}
            >
              {words("staff-deactivate")}
            </Button>
          )}
        </span>
      ) : null}
    </li>
  );
}
