// The questions about the matter: what it is about, and where it should go.
import { memo, useEffect, useMemo, useState } from "react";
import type { Draft, Field, Kind, NoticeWay, TopicLine, UnitLine } from "../contract";
import { call } from "../host/call";
import { TypeAhead } from "../parts/TypeAhead";
import { coded } from "../text/coded";
import { useWords } from "../text/words";
import { DraftBlock, DraftChoice, DraftLine, DraftPick } from "./draft-fields";

export interface DraftFieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errorAt: (field: Field) => string | undefined;
  /** The cursor left a field: time to say what is wrong with it. */
  onLeave?: (field: Field) => void;
  /** A topic was typed and none chosen: it would be lost if it were saved so. */
  onStrayTopic?: (stray: boolean) => void;
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

export function MatterFields(props: DraftFieldsProps & { topicName?: string | null }) {
  const { draft, change, errorAt, onLeave } = props;
  const words = useWords();
  const kindChoices = useMemo(
    () => kinds.map((id) => ({ id, words: words(coded("slip-kind", id)) })),
    [words],
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
          unit={draft.unit}
          change={change}
          error={errorAt("topic")}
          name={props.topicName ?? null}
          onStray={props.onStrayTopic}
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

interface TopicFieldProps {
  topic: string | null;
  unit: string | null;
  change: (part: Partial<Draft>) => void;
  error: string | undefined;
  /** Name of the topic, when it is known beforehand. */
  name: string | null;
  onStray: ((stray: boolean) => void) | undefined;
}

const TopicField = memo(function TopicField(props: TopicFieldProps) {
  const { topic: code, unit, change, name, onStray } = props;
  const words = useWords();
  const [text, setText] = useState(name ?? "");
  const [topics, setTopics] = useState<TopicLine[]>([]);
  useEffect(() => {
    let wanted = true;
    call("find_topics", { text }).then(
      (found) => wanted && setTopics(found),
      () => wanted && setTopics([]),
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  useEffect(() => {
    // A draft that came back knows its topic's code only.
    if (code === null || text !== "" || name !== null) return;
    const known = topics.find((topic) => topic.code === code);
    if (known) setText(known.name);
  }, [code, text, topics, name]);
  const stray = code === null && text.trim() !== "";
  useEffect(() => onStray?.(stray), [stray, onStray]);
  return (
    <TypeAhead
      name="topic"
      label={words("field-topic")}
      text={text}
      onTextChange={(typed) => {
        setText(typed);
        // Typing over the chosen topic unchooses it; choosing one also changes the text.
        const named = topics.some((topic) => topic.name === typed);
        if (code !== null && !named) change({ topic: null });
      }}
      chosen={code}
      onChoose={(chosen) => {
        if (chosen === code) return;
        const topic = topics.find((one) => one.code === chosen);
        change({ topic: chosen, unit: topic?.unit?.code ?? unit });
      }}
      suggestions={topics.map((topic) => ({
        id: topic.code,
        words: topic.name,
        note: [topic.synonym, topic.unit?.name].filter(Boolean).join(" · "),
      }))}
      emptyWords={words("topic-none")}
      error={props.error}
    />
  );
});

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
      <DraftPick<NoticeWay>
        name="notice_way"
        field="privacy_notice"
        label={words("field-notice")}
        value={draft.notice_way}
        change={change}
        choices={wayChoices}
        error={errorAt("privacy_notice")}
      />
    </>
  );
}
