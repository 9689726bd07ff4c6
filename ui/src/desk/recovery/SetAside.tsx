// The last way on, where no backup is good: what does not open is set aside, never deleted, and the
// desk is set up anew. Asked about once more, since it is not easily undone.
import { useState } from "react";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { useDesk } from "../state";

export function SetAside() {
  const words = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <div className="stack">
      <p>{words("recovery-no-backup-text")}</p>
      <div>
        <Button onPress={() => setAsked(true)}>{words("set-aside")}</Button>
      </div>
      {asked ? <Surely onClose={() => setAsked(false)} /> : null}
    </div>
  );
}

function Surely(props: { onClose: () => void }) {
  const words = useWords();
  const { adopt } = useDesk();
  const { attempt, summary } = useRefusals();
  const [busy, setBusy] = useState(false);
  const setAside = async () => {
    setBusy(true);
    const next = await attempt(() => call("set_store_aside"));
    setBusy(false);
    if (next) adopt(next);
  };
  return (
    <Dialog title={words("set-aside-title")} onClose={props.onClose}>
      {summary}
      <p>{words("set-aside-text")}</p>
      <p>{words("set-aside-code")}</p>
      <div className="row">
        <Button look="main" keys="Esc" onPress={props.onClose} autoFocus>
          {words("cancel")}
        </Button>
        <Button look="fault" onPress={setAside} isDisabled={busy}>
          {words("set-aside-surely")}
        </Button>
      </div>
    </Dialog>
  );
}
