// What the person at the desk applied for before, found while the clerk types who they are.
import { useEffect, useState } from "react";
import type { ApplicationLine, Draft, TopicLine } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { EmptyState, NumberInGroups, Section } from "../../parts/marks";
import { useWords } from "../../text/words";
import { ApplicationLines } from "../ApplicationLines";

export interface EarlierApplicationsProps {
  draft: Draft;
  onOpen: (number: string) => void;
  onLink: (number: string | null) => void;
}

export function EarlierApplications(props: EarlierApplicationsProps) {
  const { draft, onOpen, onLink } = props;
  const words = useWords();
  const lines = useEarlier(draft);
  const topic = useTopicName(draft.topic);
  const same = (line: ApplicationLine) => topic !== undefined && line.topic === topic;
  const sameLine = lines.find(same);
  return (
    <Section title={words("earlier-title", { count: lines.length })}>
      <div role="status" className="unseen">
        {lines.length > 0 ? words("earlier-title", { count: lines.length }) : ""}
      </div>
      {lines.length === 0 ? (
        <EmptyState title={words("earlier-none")}>
          <p>{words("earlier-none-hint")}</p>
        </EmptyState>
      ) : (
        <ApplicationLines
          label={words("earlier-label")}
          lines={lines}
          onOpen={onOpen}
          marked={(line) => (same(line) ? words("earlier-same-topic") : undefined)}
        />
      )}
      {draft.linked_to ? (
        <div className="row">
          <span>
            {words("linked-to")} <NumberInGroups number={draft.linked_to} />
          </span>
          <Button look="quiet" onPress={() => onLink(null)}>
            {words("link-undo")}
          </Button>
        </div>
      ) : sameLine ? (
        <div>
          <Button onPress={() => onLink(sameLine.number)}>{words("link-to-same")}</Button>
        </div>
      ) : null}
    </Section>
  );
}

/** Follows who is being typed. */
function useEarlier(draft: Draft): ApplicationLine[] {
  const { national_id, phone, given_name, surname } = draft;
  const [lines, setLines] = useState<ApplicationLine[]>([]);
  useEffect(() => {
    let wanted = true;
    call("find_person", { query: { national_id, phone, given_name, surname } }).then(
      (found) => wanted && setLines(found),
      () => wanted && setLines([]),
    );
    return () => {
      wanted = false;
    };
  }, [national_id, phone, given_name, surname]);
  return lines;
}

function useTopicName(code: string | null): string | undefined {
  const [topics, setTopics] = useState<TopicLine[]>([]);
  useEffect(() => {
    call("find_topics", { text: "" }).then(setTopics, () => setTopics([]));
  }, []);
  return topics.find((topic) => topic.code === code)?.name;
}
