// Begin anew, or bring back a desk from its backup.
import { useState } from "react";
import { Button } from "../../parts/Button";
import { useWords } from "../../text/words";
import { Backups } from "../Backups";

export function WelcomeStep(props: { onBegin: () => void }) {
  const words = useWords();
  const [restoring, setRestoring] = useState(false);
  return (
    <div className="stack">
      <p>{words("setup-welcome-text")}</p>
      <ul className="stack-tight bulleted">
        <li>{words("setup-welcome-need-office")}</li>
        <li>{words("setup-welcome-need-printer")}</li>
        <li>{words("setup-welcome-need-paper")}</li>
      </ul>
      <div className="row">
        <Button look="main" autoFocus onPress={props.onBegin}>
          {words("setup-begin")}
        </Button>
        {restoring ? null : (
          <Button onPress={() => setRestoring(true)}>{words("setup-restore")}</Button>
        )}
      </div>
      {restoring ? <Backups /> : null}
    </div>
  );
}
