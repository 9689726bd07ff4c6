// The topic by typing: names and synonyms answer, the office's most used first.
import { memo, useEffect, useState } from "react";
import type { TopicLine } from "../contract";
import { call } from "../host/call";
import { TypeAhead } from "../parts/TypeAhead";
import { useWords } from "../text/words";

export interface TopicFieldProps {
  /** Code of the chosen topic. */
  topic: string | null;
  /** Its name, when the field comes to the screen. */
  name: string | null;
  onChoose: (topic: TopicLine | null) => void;
  /** Something is typed and nothing chosen: it would be lost if it were saved so. */
  onStray?: ((stray: boolean) => void) | undefined;
  hint?: string;
  error: string | undefined;
}

export const TopicField = memo(function TopicField(props: TopicFieldProps) {
  const { topic: code, onChoose, onStray, hint, error } = props;
  const words = useWords();
  const [text, setText] = useState(props.name ?? "");
  const topics = useTopics(text);
  const stray = code === null && text.trim() !== "";
  useEffect(() => onStray?.(stray), [stray, onStray]);
  return (
    <TypeAhead
      name="topic"
      label={words("field-topic")}
      hint={hint}
      text={text}
      onTextChange={(typed) => {
        setText(typed);
        // Typing over the chosen topic unchooses it; choosing one also changes the text.
        const named = topics.some((topic) => topic.name === typed);
        if (code !== null && !named) onChoose(null);
      }}
      chosen={code}
      onChoose={(chosen) => {
        if (chosen !== code) onChoose(topics.find((one) => one.code === chosen) ?? null);
      }}
      suggestions={topics.map((topic) => ({
        id: topic.code,
        words: topic.name,
        note: [topic.synonym, topic.unit?.name].filter(Boolean).join(" · "),
      }))}
      emptyWords={words("topic-none")}
      error={error}
    />
  );
});

/** Follows what is being typed. */
function useTopics(text: string): TopicLine[] {
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
  return topics;
}
