// Mending a mistake: the form as it stands, and the reason. Nothing is overwritten; the correction
// is a fact of its own.
import { useCallback, useState } from "react";
import type { ApplicationLine, ApplicationView, Attached, Draft, Field } from "../../contract";
import { call } from "../../host/call";
import { refusal } from "../../host/problems";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { useKey } from "../../parts/keys";
import { NumberInGroups, Section } from "../../parts/marks";
import { type Refusals, useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { Attachments } from "../Attachments";
import { keysOf } from "../actions";
import { ApplicantFields } from "../fields-of-applicant";
import { DestinationFields, MatterFields } from "../fields-of-matter";

export interface CorrectionProps {
  view: ApplicationView;
  onDone: (view: ApplicationView) => void;
  onCancel: () => void;
}

export function Correction(props: CorrectionProps) {
  const { view, onDone, onCancel } = props;
  const words = useWords();
  const refusals = useRefusals();
  const [draft, setDraft] = useState<Draft>(view.draft);
  const [attached, setAttached] = useState(view.attachments);
  const keep = useCallback((one: Attached) => setAttached((all) => [...all, one]), []);
  const [reason, setReason] = useState("");
  const { clear } = refusals;
  const change = useCallback(
    (part: Partial<Draft>) => {
      setDraft((now) => ({ ...now, ...part }));
      for (const field of Object.keys(part)) clear(field as Field);
    },
    [clear],
  );
  const [strayTopic, setStrayTopic] = useState(false);

  const save = async () => {
    if (strayTopic) {
      refusals.show([refusal("topic-unknown", "topic")]);
      return;
    }
    const answer = await refusals.attempt(() =>
      call("correct_application", {
        number: view.line.number,
        revision: view.revision,
        draft,
        reason,
      }),
    );
    if (answer) onDone(answer);
  };
  useKey("save", save);
  useKey("back", onCancel);
  return (
    <div className="barred">
      <div className="barred-work">
        <div className="screen">
          <h1>
            {words("correct-title")} <NumberInGroups number={view.line.number} />
          </h1>
          {refusals.summary}
          <CorrectionQuestions
            draft={draft}
            line={view.line}
            attached={attached}
            refusals={refusals}
            reason={reason}
            onReason={setReason}
            change={change}
            onAttached={keep}
            onStrayTopic={setStrayTopic}
          />
        </div>
      </div>
      <div className="bar">
        <Button look="main" keys={keysOf("save")} onPress={save}>
          {words("correct-save")}
        </Button>
        <Button look="quiet" keys="Esc" onPress={onCancel}>
          {words("cancel")}
        </Button>
      </div>
    </div>
  );
}

interface CorrectionQuestionsProps {
  draft: Draft;
  line: ApplicationLine;
  attached: Attached[];
  refusals: Refusals;
  reason: string;
  onReason: (reason: string) => void;
  change: (part: Partial<Draft>) => void;
  onAttached: (attached: Attached) => void;
  onStrayTopic: (stray: boolean) => void;
}

/** The reason first, then the form as it stands. */
function CorrectionQuestions(props: CorrectionQuestionsProps) {
  const { draft, change, refusals } = props;
  const words = useWords();
  const fields = { draft, change, errorAt: refusals.at };
  return (
    <Form label={words("correct-title")}>
      <Section title={words("correct-why")}>
        <TextLine
          name="reason"
          label={words("field-reason")}
          hint={words("field-reason-hint")}
          value={props.reason}
          onChange={(typed) => {
            props.onReason(typed);
            refusals.clear("reason");
          }}
          error={refusals.at("reason")}
          autoFocus
        />
      </Section>
      <Section title={words("ask-who")}>
        <ApplicantFields {...fields} />
      </Section>
      <Section title={words("ask-what")}>
        <MatterFields {...fields} onStrayTopic={props.onStrayTopic} topicName={props.line.topic} />
      </Section>
      <Section title={words("ask-where")}>
        <div className="row-fields">
          <DestinationFields {...fields} />
        </div>
        <Attachments
          references={draft.attachments}
          attached={props.attached}
          onAttached={props.onAttached}
          change={change}
          error={refusals.at("attachments")}
        />
      </Section>
    </Form>
  );
}
