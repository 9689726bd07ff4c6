// The questions about the matter: what it is about, and where it should go.
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Draft, Field, Kind, NoticeWay, TopicLine, UnitLine } from "../contract";
import { call } from "../host/call";
import { coded } from "../text/coded";
import { useWords } from "../text/words";
import { DraftBlock, DraftChoice, DraftLine, DraftPick } from "./draft-fields";
import { PrivacyNoticeButton } from "./PrivacyNotice";
import { TopicField } from "./TopicField";

export interface DraftFieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errorAt: (field: Field) => string | undefined;
  /** The cursor left a field: time to say what is wrong with it. */
  onLeave?: (field: Field) => void;
  /** Fields that were checked and are good. */
  good?: { national_id: boolean };
}

export const kinds: Kind[] = [
  "request",
  "complaint",
  "suggestion",
  "tip_off",
  "information_request",
  "thanks",
];

export interface MatterFieldsProps extends DraftFieldsProps {
  /** The chosen topic's name. */
  topicName: string | null;
  onTopicName?: (name: string | null) => void;
  /** A topic was typed and none chosen: it would be lost if it were saved so. */
  onStrayTopic: (stray: boolean) => void;
}

export function MatterFields(props: MatterFieldsProps) {
  const { draft, change, errorAt, onLeave, onTopicName } = props;
  const words = useWords();
  const kindChoices = useMemo(
    () => kinds.map((id) => ({ id, words: words(coded("slip-kind", id)) })),
    [words],
  );
  const { unit } = draft;
  const choose = useCallback(
    (topic: TopicLine | null) => {
      onTopicName?.(topic?.name ?? null);
      change(
        topic === null ? { topic: null } : { topic: topic.code, unit: topic.unit?.code ?? unit },
      );
    },
    [change, onTopicName, unit],
  );
  return (
    <div className="stack-tight">
      <DraftChoice<Kind>
        name="kind"
        label={words("field-kind")}
        value={draft.kind}
        change={change}
        choices={kindChoices}
      />
      <div className="row-fields row-topic">
        <TopicField
          topic={draft.topic}
          name={props.topicName}
          onChoose={choose}
          onStray={props.onStrayTopic}
          error={errorAt("topic")}
        />
        <DraftLine
          name="subject"
          label={words("field-subject")}
          value={draft.subject}
          change={change}
          onLeave={onLeave}
          error={errorAt("subject")}
        />
      </div>
      <DraftBlock
        name="narrative"
        label={words("field-narrative")}
        value={draft.narrative}
        change={change}
        error={errorAt("narrative")}
        rows={3}
      />
    </div>
  );
}

const noticeWays: NoticeWay[] = ["shown_at_desk", "read_aloud", "on_paper", "not_given"];

export function DestinationFields(props: DraftFieldsProps) {
  const { draft, change, errorAt } = props;
  const words = useWords();
  const [units, setUnits] = useState<UnitLine[]>([]);
  useEffect(() => {
    call("list_units").then(setUnits, () => setUnits([]));
  }, []);
  const unitChoices = useMemo(
    () => [
      { id: "", words: words("unit-open") },
      ...units.map((unit) => ({ id: unit.code, words: unit.name })),
    ],
    [units, words],
  );
  const wayChoices = useMemo(
    () => noticeWays.map((id) => ({ id, words: words(coded("notice", id)) })),
    [words],
  );
  return (
    <>
      <DraftPick<string>
        name="unit"
        label={words("field-unit")}
        value={draft.unit}
        change={change}
        choices={unitChoices}
        error={errorAt("unit")}
      />
      <div className="row-notice">
        <DraftPick<NoticeWay>
          name="notice_way"
          field="privacy_notice"
          label={words("field-notice")}
          value={draft.notice_way}
          change={change}
          choices={wayChoices}
          error={errorAt("privacy_notice")}
        />
        <PrivacyNoticeButton visitor={draft.language} />
      </div>
    </>
  );
}
