// What the person at the desk applied for before, found while the clerk types who they are.
import { memo, useEffect, useState } from "react";
import type { ApplicationLine, Draft } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { EmptyState, NumberInGroups, Section } from "../../parts/marks";
import { useWords } from "../../text/words";
import { ApplicationLines } from "../ApplicationLines";

export interface EarlierApplicationsProps {
  nationalId: string;
  phone: string;
  givenName: string;
  surname: string;
  /** Code of the topic that is being applied for. */
  topic: string | null;
  linkedTo: string | null;
  onOpen: (number: string) => void;
  change: (part: Partial<Draft>) => void;
}

export const EarlierApplications = memo(function EarlierApplications(
  props: EarlierApplicationsProps,
) {
  const { topic, linkedTo, onOpen, change } = props;
  const words = useWords();
  const lines = useEarlier(props);
  const same = (line: ApplicationLine) => topic !== null && line.topic_code === topic;
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
      {linkedTo ? (
        <div className="row">
          <span>
            {words("linked-to")} <NumberInGroups number={linkedTo} />
          </span>
          <Button look="quiet" onPress={() => change({ linked_to: null })}>
            {words("link-undo")}
          </Button>
        </div>
      ) : sameLine ? (
        <div>
          <Button onPress={() => change({ linked_to: sameLine.number })}>
            {words("link-to-same")}
          </Button>
        </div>
      ) : null}
    </Section>
  );
});

/** Follows who is being typed. */
function useEarlier(person: EarlierApplicationsProps): ApplicationLine[] {
  const { nationalId, phone, givenName, surname } = person;
  const [lines, setLines] = useState<ApplicationLine[]>([]);
  useEffect(() => {
    let wanted = true;
    const query = { national_id: nationalId, phone, given_name: givenName, surname };
    call("find_person", { query }).then(
      (found) => wanted && setLines(found),
      () => wanted && setLines([]),
    );
    return () => {
      wanted = false;
    };
  }, [nationalId, phone, givenName, surname]);
  return lines;
}
