// When the store last took the draft; and the way to throw it away, which asks first.
import { useState } from "react";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { useRefusals } from "../../parts/refusals";
import { clockTime } from "../../text/dates";
import { useLanguage, useWords } from "../../text/words";
import { type DraftKeeper, useDraft } from "../draft";

export function DraftSaved(props: { keeper: DraftKeeper }) {
  const { begin, flush } = props.keeper;
  const { savedAt } = useDraft(props.keeper);
  const words = useWords();
  const language = useLanguage();
  const refusals = useRefusals();
  const [asking, setAsking] = useState(false);
  const discard = async () => {
    await flush();
    const gone = await refusals.attempt(() => call("discard_draft"));
    if (gone === undefined) return;
    begin();
    setAsking(false);
  };
  if (savedAt === null) return null;
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)}>
        {words("draft-discard")}
      </Button>
      <p className="bar-end quiet">
        {words("draft-saved", { time: clockTime(savedAt, language) })}
      </p>
      {asking ? (
        <Dialog title={words("draft-discard-title")} onClose={() => setAsking(false)}>
          {refusals.summary}
          <p>{words("draft-discard-text")}</p>
          <div className="row">
            <Button autoFocus onPress={() => setAsking(false)}>
              {words("draft-discard-keep")}
            </Button>
            <Button look="fault" onPress={discard}>
              {words("draft-discard-yes")}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
