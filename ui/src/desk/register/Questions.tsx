// The form itself: who, what and where, in the order of speaking.
import { useCallback } from "react";
import type { Attached, Draft, Field } from "../../contract";
import { Form } from "../../parts/Form";
import { useWords } from "../../text/words";
import { Attachments } from "../Attachments";
import type { DraftKeeper, Known } from "../draft";
import { ApplicantFields } from "../fields-of-applicant";
import { DestinationFields, MatterFields } from "../fields-of-matter";
import type { TypedCheck } from "./typed-check";

export interface QuestionsProps {
  draft: Draft;
  known: Known;
  keeper: DraftKeeper;
  change: (part: Partial<Draft>) => void;
  errorAt: (field: Field) => string | undefined;
  typed: TypedCheck;
  onStrayTopic: (stray: boolean) => void;
}

export function Questions(props: QuestionsProps) {
  const { draft, known, keeper, change, errorAt, typed } = props;
  const words = useWords();
  const named = useCallback((topicName: string | null) => keeper.remember({ topicName }), [keeper]);
  const attached = useCallback(
    (one: Attached) => keeper.remember({ attached: [...keeper.get().known.attached, one] }),
    [keeper],
  );
  const fields = {
    draft,
    change,
    errorAt,
    onLeave: typed.leave,
    good: { national_id: typed.idIsGood },
  };
  return (
    <Form label={words("action-register")} className="ask-all">
      <Ask title={words("ask-who")}>
        <ApplicantFields {...fields} autoFocus />
      </Ask>
      <Ask title={words("ask-what")}>
        <MatterFields
          {...fields}
          topicName={known.topicName}
          onTopicName={named}
          onStrayTopic={props.onStrayTopic}
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
          change={change}
          error={errorAt("attachments")}
        />
      </Ask>
    </Form>
  );
}

/** One of the three questions. */
function Ask(props: { title: string; children: React.ReactNode }) {
  return (
    <section className="ask" aria-label={props.title}>
      <h2>{props.title}</h2>
      <div className="stack-tight">{props.children}</div>
    </section>
  );
}
