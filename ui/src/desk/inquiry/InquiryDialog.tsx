// Someone was told the way: counted with one key more, or with a few words when there is time.
import { useCallback, useState } from "react";
import type { InquiryRecorded, TopicLine } from "../../contract";
import { call } from "../../host/call";
import { refusal } from "../../host/problems";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { TopicField } from "../TopicField";

export interface InquiryDialogProps {
  onClose: () => void;
  onRecorded: (recorded: InquiryRecorded) => void;
}

export function InquiryDialog(props: InquiryDialogProps) {
  const words = useWords();
  const refusals = useRefusals();
  const [note, setNote] = useState("");
  const [topic, setTopic] = useState<string | null>(null);
  const [stray, setStray] = useState(false);
  const { clear } = refusals;
  const choose = useCallback(
    (chosen: TopicLine | null) => {
      setTopic(chosen?.code ?? null);
      clear("topic");
    },
    [clear],
  );
  const [busy, setBusy] = useState(false);
  const record = async () => {
    if (busy) return;
    if (stray) {
      refusals.show([refusal("topic-unknown", "topic")]);
      return;
    }
    setBusy(true);
    const recorded = await refusals.attempt(() => call("record_inquiry", { topic, note }));
    setBusy(false);
    if (recorded) props.onRecorded(recorded);
  };
  return (
    <Dialog title={words("inquiry-title")} onClose={props.onClose}>
      {refusals.summary}
      <p>{words("inquiry-text")}</p>
      {/* Two forms, since Enter records from either: mostly there is nothing to say. */}
      <Form label={words("inquiry-title")} onFinish={record}>
        <TextLine
          name="note"
          label={words("inquiry-note")}
          hint={words("inquiry-note-hint")}
          value={note}
          onChange={setNote}
          error={refusals.at("note")}
          autoFocus
        />
      </Form>
      <Form label={words("field-topic")} onFinish={record}>
        <TopicField
          topic={topic}
          name={null}
          hint={words("inquiry-topic-hint")}
          onChoose={choose}
          onStray={setStray}
          error={refusals.at("topic")}
        />
      </Form>
      <div className="row">
        <Button look="main" keys="Enter" onPress={record}>
          {words("inquiry-record")}
        </Button>
        <Button look="quiet" keys="Esc" onPress={props.onClose}>
          {words("cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
