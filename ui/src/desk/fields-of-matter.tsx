// The questions about the matter: what it is about, and where it should go.
import { useEffect, useState } from "react";
import type { Draft, Field, Kind, NoticeWay, TopicLine, UnitLine } from "../contract";
import { call } from "../host/call";
import { ChoiceGroup, Pick } from "../parts/choices";
import { TextBlock, TextLine } from "../parts/fields";
import { TypeAhead } from "../parts/TypeAhead";
import { coded } from "../text/coded";
import { useWords } from "../text/words";

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
  const { draft, change, errorAt } = props;
  const words = useWords();
  return (
    <div className="stack-tight">
      <ChoiceGroup<Kind>
        name="kind"
        label={words("field-kind")}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        choices={kinds.map((id) => ({ id, words: words(coded("slip-kind", id)) }))}
      />
      <div className="row-fields row-topic">
        <TopicField {...props} />
        <TextLine
          name="subject"
          label={words("field-subject")}
          value={draft.subject}
          onChange={(subject) => change({ subject })}
          onBlur={() => props.onLeave?.("subject")}
          error={errorAt("subject")}
        />
      </div>
      <TextBlock
        name="narrative"
        label={words("field-narrative")}
        value={draft.narrative}
        onChange={(narrative) => change({ narrative })}
        error={errorAt("narrative")}
        rows={3}
      />
    </div>
  );
}

function TopicField(props: DraftFieldsProps & { topicName?: string | null }) {
  const { draft, change, errorAt, onStrayTopic } = props;
  const words = useWords();
  const [text, setText] = useState(props.topicName ?? "");
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
    if (draft.topic === null || text !== "" || props.topicName) return;
    const known = topics.find((topic) => topic.code === draft.topic);
    if (known) setText(known.name);
  }, [draft.topic, text, topics, props.topicName]);
  const stray = draft.topic === null && text.trim() !== "";
  useEffect(() => onStrayTopic?.(stray), [stray, onStrayTopic]);
  const [last, setLast] = useState(draft.topic);
  if (last !== draft.topic) {
    setLast(draft.topic);
    // Emptied from outside, as for the next visitor.
    if (draft.topic === null && topics.some((topic) => topic.name === text)) setText("");
  }
  return (
    <TypeAhead
      name="topic"
      label={words("field-topic")}
      text={text}
      onTextChange={(typed) => {
        setText(typed);
        // Typing over the chosen topic unchooses it; choosing one also changes the text.
        const named = topics.some((topic) => topic.name === typed);
        if (draft.topic !== null && !named) change({ topic: null });
      }}
      chosen={draft.topic}
      onChoose={(code) => {
        const topic = topics.find((one) => one.code === code);
        if (code === draft.topic) return;
        change({ topic: code, unit: topic?.unit?.code ?? draft.unit });
      }}
      suggestions={topics.map((topic) => ({
        id: topic.code,
        words: topic.name,
        note: [topic.synonym, topic.unit?.name].filter(Boolean).join(" · "),
      }))}
      emptyWords={words("topic-none")}
      error={errorAt("topic")}
    />
  );
}

const noticeWays: NoticeWay[] = ["shown_at_desk", "read_aloud", "on_paper", "not_given"];
const open = "";

export function DestinationFields(props: DraftFieldsProps) {
  const { draft, change, errorAt } = props;
  const words = useWords();
  const [units, setUnits] = useState<UnitLine[]>([]);
  useEffect(() => {
    call("list_units").then(setUnits, () => setUnits([]));
  }, []);
  return (
    <>
      <Pick<string>
        name="unit"
        label={words("field-unit")}
        value={draft.unit ?? open}
        onChange={(unit) => change({ unit: unit === open ? null : unit })}
        choices={[
          { id: open, words: words("unit-open") },
          ...units.map((unit) => ({ id: unit.code, words: unit.name })),
        ]}
        error={errorAt("unit")}
      />
      <Pick<NoticeWay>
        name="privacy_notice"
        label={words("field-notice")}
        value={draft.notice_way}
        onChange={(notice_way) => change({ notice_way })}
        choices={noticeWays.map((id) => ({ id, words: words(coded("notice", id)) }))}
        error={errorAt("privacy_notice")}
      />
    </>
  );
}
