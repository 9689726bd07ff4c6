// Registering an application: who, what, where, on one screen and without a mouse.
import "./register.css";
import { useCallback } from "react";
import type { Draft, Field, Problem, Registered } from "../../contract";
import { Button } from "../../parts/Button";
import { useKey } from "../../parts/keys";
import { Notice } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { problemWords } from "../../text/problems";
import { useWords } from "../../text/words";
import { keysOf } from "../actions";
import { type DraftKeeper, useDraft } from "../draft";
import { useDesk } from "../state";
import { ToSeries } from "../ToSeries";
import { DraftSaved } from "./DraftSaved";
import { EarlierApplications } from "./EarlierApplications";
import { Questions } from "./Questions";
import { useRegistering } from "./registering";
import { SameMatterQuestion } from "./SameMatterQuestion";
import { SlipPreviewPane } from "./SlipPreviewPane";
import { useTypedCheck } from "./typed-check";

export interface RegisterProps {
  keeper: DraftKeeper;
  onRegistered: (registered: Registered) => void;
  onLeave: () => void;
  onOpen: (number: string) => void;
  /** To where a new desk code begins. */
  onSeries: () => void;
}

export function Register(props: RegisterProps) {
  const { keeper, onLeave } = props;
  const { draft, known, begun, problem } = useDraft(keeper);
  const words = useWords();
  const storage = useDesk().state.storage;
  const refusals = useRefusals();
  const typed = useTypedCheck(draft, begun);
  const registering = useRegistering(keeper, draft, refusals, props.onRegistered);
  const { save, sameMatter } = registering;
  useKey("save", save);
  useKey("leave", onLeave);
  const change = useChange(keeper, refusals.clear);
  if (draft === null) return null;
  return (
    <div className="barred">
      <div className="barred-work register-work">
        <div className="register-form">
          <h1 className="unseen">{words("action-register")}</h1>
          {refusals.summary}
          {refusals.problems.some((one) => one.code === "numbers-used-up") ? (
            <ToSeries onGo={props.onSeries} />
          ) : null}
          <DraftTrouble problem={storage === null ? problem : null} />
          <Questions
            key={begun}
            draft={draft}
            known={known}
            keeper={keeper}
            change={change}
            errorAt={(field) => refusals.at(field) ?? typed.errorAt(field)}
            typed={typed}
            onStrayTopic={registering.setStrayTopic}
          />
        </div>
        <Beside draft={draft} change={change} onOpen={props.onOpen} />
      </div>
      <div className="bar">
        <Button
          look="main"
          keys={keysOf("save")}
          onPress={save}
          isDisabled={storage !== null || registering.saving}
        >
          {words(registering.saving ? "action-saving" : "action-save")}
        </Button>
        <Button look="quiet" keys={keysOf("leave")} onPress={onLeave}>
          {words("action-leave")}
        </Button>
        <DraftSaved keeper={keeper} />
      </div>
      {sameMatter ? (
        <SameMatterQuestion
          lines={sameMatter}
          onLink={registering.goOn}
          onGoOn={() => registering.goOn(null)}
          onCancel={registering.cancel}
        />
      ) : null}
    </div>
  );
}

/** Changes the draft, and takes back what was refused at the fields that change. */
function useChange(keeper: DraftKeeper, clear: (field: Field) => void) {
  const { change } = keeper;
  return useCallback(
    (part: Partial<Draft>) => {
      change(part);
      for (const field of Object.keys(part)) clear(field as Field);
    },
    [change, clear],
  );
}

/** What the clerk sees beside the form: the person's applications, and the slip to come. */
function Beside(props: {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  onOpen: (number: string) => void;
}) {
  const { draft, change, onOpen } = props;
  const words = useWords();
  return (
    <aside className="register-beside" aria-label={words("register-beside")}>
      <EarlierApplications
        nationalId={draft.national_id}
        phone={draft.phone}
        givenName={draft.given_name}
        surname={draft.surname}
        topic={draft.topic}
        linkedTo={draft.linked_to}
        onOpen={onOpen}
        change={change}
      />
      <SlipPreviewPane draft={draft} />
    </aside>
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
