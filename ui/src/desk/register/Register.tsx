// Registering an application: who, what, where, on one screen and without a mouse.
import "./register.css";
import { useCallback, useState } from "react";
import type { ApplicationLine, Attached, Field, Problem, Registered } from "../../contract";
import { call } from "../../host/call";
import { refusal } from "../../host/problems";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { useKey } from "../../parts/keys";
import { Notice } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { problemWords } from "../../text/problems";
import { useWords } from "../../text/words";
import { Attachments } from "../Attachments";
import { keysOf } from "../actions";
import { type DraftKeeper, useDraft } from "../draft";
import { ApplicantFields } from "../fields-of-applicant";
import { DestinationFields, MatterFields } from "../fields-of-matter";
import { useDesk } from "../state";
import { DraftSaved } from "./DraftSaved";
import { EarlierApplications } from "./EarlierApplications";
import { SameMatterQuestion } from "./SameMatterQuestion";
import { SlipPreviewPane } from "./SlipPreviewPane";
import { useTypedCheck } from "./typed-check";

export interface RegisterProps {
  keeper: DraftKeeper;
  onRegistered: (registered: Registered) => void;
  onLeave: () => void;
  onOpen: (number: string) => void;
}

export function Register(props: RegisterProps) {
  const { keeper, onRegistered } = props;
  const { change, remember } = keeper;
  const { draft, known, begun, problem } = useDraft(keeper);
  const words = useWords();
  const storage = useDesk().state.storage;
  const refusals = useRefusals();
  const typed = useTypedCheck(draft);
  const [sameMatter, setSameMatter] = useState<ApplicationLine[] | null>(null);
  const [saving, setSaving] = useState(false);

  const [strayTopic, setStrayTopic] = useState(false);

  const save = async (linkedTo: string | null, goOn: boolean) => {
    if (draft === null || saving) return;
    if (strayTopic) {
      refusals.show([refusal("topic-unknown", "topic")]);
      return;
    }
    setSaving(true);
    setSameMatter(null);
    await keeper.hold();
    const answer = await refusals.attempt(() =>
      call("register_application", {
        draft: { ...draft, linked_to: linkedTo },
        same_matter: goOn ? "go_on" : "ask",
      }),
    );
    setSaving(false);
    if (answer !== undefined && "registered" in answer) {
      keeper.begin();
      onRegistered(answer.registered);
      return;
    }
    keeper.release();
    if (answer !== undefined) setSameMatter(answer.same_matter);
  };
  useKey("save", () => save(draft?.linked_to ?? null, false));
  useKey("leave", props.onLeave);

  const errorAt = (field: Field) => refusals.at(field) ?? typed.errorAt(field);
  const changed = useCallback(
    (part: Parameters<typeof change>[0]) => {
      change(part);
      for (const field of Object.keys(part)) refusals.clear(field as Field);
    },
    [change, refusals.clear],
  );
  const named = useCallback((topicName: string | null) => remember({ topicName }), [remember]);
  const attached = useCallback(
    (one: Attached) => remember({ attached: [...keeper.get().known.attached, one] }),
    [keeper, remember],
  );
  if (draft === null) return null;
  const fields = {
    draft,
    change: changed,
    errorAt,
    onLeave: typed.leave,
    good: { national_id: typed.idIsGood },
  };
  return (
    <div className="barred">
      <div className="barred-work register-work">
        <div className="register-form">
          <h1 className="unseen">{words("action-register")}</h1>
          {refusals.summary}
          <DraftTrouble problem={storage === null ? problem : null} />
          <Form key={begun} label={words("action-register")} className="ask-all">
            <Ask title={words("ask-who")}>
              <ApplicantFields {...fields} autoFocus />
            </Ask>
            <Ask title={words("ask-what")}>
              <MatterFields
                {...fields}
                topicName={known.topicName}
                onTopicName={named}
                onStrayTopic={setStrayTopic}
              />
            </Ask>
            <Ask title={words("ask-where")}>
              <div className="row-fields">
                <DestinationFields {...fields} />
              </div>
              <Attachments
                references={draft.attachments}
                attached={known.attached}
                onAttached={attached}
                change={changed}
                error={errorAt("attachments")}
              />
            </Ask>
          </Form>
        </div>
        <aside className="register-beside" aria-label={words("register-beside")}>
          <EarlierApplications
            nationalId={draft.national_id}
            phone={draft.phone}
            givenName={draft.given_name}
            surname={draft.surname}
            topic={draft.topic}
            linkedTo={draft.linked_to}
            onOpen={props.onOpen}
            change={changed}
          />
          <SlipPreviewPane draft={draft} />
        </aside>
      </div>
      <div className="bar">
        <Button
          look="main"
          keys={keysOf("save")}
          onPress={() => save(draft.linked_to, false)}
          isDisabled={storage !== null || saving}
        >
          {words(saving ? "action-saving" : "action-save")}
        </Button>
        <Button look="quiet" keys={keysOf("leave")} onPress={props.onLeave}>
          {words("action-leave")}
        </Button>
        <DraftSaved keeper={keeper} />
      </div>
      {sameMatter ? (
        <SameMatterQuestion
          lines={sameMatter}
          onLink={(number) => save(number, true)}
          onGoOn={() => save(null, true)}
          onCancel={() => setSameMatter(null)}
        />
      ) : null}
    </div>
  );
}

/** One of the three questions, in the order of speaking. */
function Ask(props: { title: string; children: React.ReactNode }) {
  return (
    <section className="ask" aria-label={props.title}>
      <h2>{props.title}</h2>
      <div className="stack-tight">{props.children}</div>
    </section>
  );
}

function DraftTrouble(props: { problem: Problem | null }) {
  const words = useWords();
  if (props.problem === null) return null;
  return (
    <Notice tone="fault" title={words("draft-not-saved")} live>
      <p>{problemWords(props.problem, words)}</p>
    </Notice>
  );
}
