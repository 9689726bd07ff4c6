// What a desk without a right or without a line holds, handed in by its administrator: over the line where there is
// one, else in a file that is carried to the center.
import { useState } from "react";
import type { HandedOver, SyncView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { useFocusOnAppearing } from "../../parts/focus";
import { Notice, Section, Waiting } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { FolderField } from "../FolderField";
import { useDesk, useStaff } from "../state";

export function HandingIn(props: { sync: SyncView }) {
  const words = useWords();
  const keepsTheDesk = useStaff()?.role === "administrator";
  const [wasHere, setWasHere] = useState(false);
  const left = props.sync.waiting_facts + props.sync.attachments_waiting;
  if (!keepsTheDesk || (left === 0 && !wasHere)) return null;
  return (
    <Section title={words("hand-in-title")}>
      {left === 0 ? (
        <Said>
          <Notice tone="good" title={words("hand-in-done-title")}>
            <p>{words("hand-in-done-text")}</p>
          </Notice>
        </Said>
      ) : (
        <>
          <OverTheLine left={left} onBegun={() => setWasHere(true)} />
          <InAFile />
        </>
      )}
    </Section>
  );
}

/** The same file from a desk in good standing whose line is gone: seldom needed, so it is asked for. */
export function CarriedByHand(props: { sync: SyncView }) {
  const words = useWords();
  const keepsTheDesk = useStaff()?.role === "administrator";
  const [open, setOpen] = useState(false);
  const { standing, in_touch, waiting_facts } = props.sync;
  if (!keepsTheDesk || standing !== "active" || in_touch || waiting_facts === 0) return null;
  if (!open) {
    return (
      <div>
        <Button look="quiet" onPress={() => setOpen(true)}>
          {words("hand-in-carry")}
        </Button>
      </div>
    );
  }
  return (
    <Section title={words("hand-in-carry-title")}>
      <InAFile autoFocus />
    </Section>
  );
}

function OverTheLine(props: { left: number; onBegun: () => void }) {
  const words = useWords();
  const { adopt } = useDesk();
  const { attempt, summary } = useRefusals();
  const [sending, setSending] = useState(false);
  const [tried, setTried] = useState(false);
  const send = async () => {
    if (sending) return;
    props.onBegun();
    setSending(true);
    setTried(false);
    const next = await attempt(() => call("hand_in"));
    setSending(false);
    setTried(next !== undefined);
    if (next) adopt(next);
  };
  return (
    <div className="stack">
      {summary}
      <p>{words("hand-in-line")}</p>
      <div className="row">
        <Button look="main" isPending={sending} onPress={send}>
          {words("hand-in-now")}
        </Button>
        {sending ? <Waiting>{words("hand-in-sending")}</Waiting> : null}
        <span role="status">
          {tried ? words("hand-in-some-left", { count: props.left }) : null}
        </span>
      </div>
    </div>
  );
}

function InAFile(props: { autoFocus?: boolean }) {
  const words = useWords();
  const refusals = useRefusals();
  const [folder, setFolder] = useState("");
  const [writing, setWriting] = useState(false);
  const [written, setWritten] = useState<HandedOver | null>(null);
  const write = async () => {
    if (writing) return;
    setWriting(true);
    const told = await refusals.attempt(() => call("hand_over", { folder }));
    setWriting(false);
    if (told) setWritten(told);
  };
  return (
    <Form label={words("hand-in-write")} onFinish={write}>
      {refusals.summary}
      <p>{words("hand-in-file")}</p>
      <FolderField
        label={words("field-hand-in-folder")}
        hint={words("field-hand-in-folder-hint")}
        value={folder}
        onChange={setFolder}
        refusals={refusals}
        autoFocus={props.autoFocus ?? false}
      />
      <div className="row">
        <Button keys="Enter" isPending={writing} onPress={write}>
          {words("hand-in-write")}
        </Button>
        {writing ? <Waiting>{words("hand-in-writing")}</Waiting> : null}
      </div>
      {written === null ? null : (
        <Said key={written.file}>
          <Written told={written} />
        </Said>
      )}
    </Form>
  );
}

/** Where the file is, what is in it, and what to do with it. */
function Written(props: { told: HandedOver }) {
  const { file, facts, attachments, code } = props.told;
  const words = useWords();
  return (
    <Notice tone="good" title={words("hand-in-written-title")}>
      <p>{words("hand-in-written-holds", { facts, attachments })}</p>
      <dl className="facts">
        <div>
          <dt>{words("hand-in-written-where")}</dt>
          <dd className="file-path">{file}</dd>
        </div>
        <div>
          <dt>{words("hand-in-written-code")}</dt>
          <dd>
            <span className="center-key">{code}</span>
          </dd>
        </div>
      </dl>
      <ol className="hand-in-steps">
        <li>{words("hand-in-step-carry")}</li>
        <li>{words("hand-in-step-code")}</li>
        <li>{words("hand-in-step-wait")}</li>
      </ol>
    </Notice>
  );
}

/** What came of it takes the cursor. */
function Said(props: { children: React.ReactNode }) {
  const box = useFocusOnAppearing();
  return (
    <div ref={box} tabIndex={-1}>
      {props.children}
    </div>
  );
}
