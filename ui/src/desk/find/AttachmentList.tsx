// An application's attachments, each with what opens it in the system's viewer. One that another desk took in is fetched
// first; who asked for it sees it when it comes.
import { useEffect, useRef, useState } from "react";
import type { ApplicationView, Attached, AttachmentReference } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Section } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { problemWords } from "../../text/problems";
import { useWords } from "../../text/words";
import { Thumbnail } from "../Attachments";
import { useDesk } from "../state";

export function AttachmentList(props: {
  view: ApplicationView;
  /** Looks at the application again. */
  onChanged: () => Promise<void>;
}) {
  const words = useWords();
  const { attachments, line } = props.view;
  const { summary, attempt } = useRefusals();
  const { state } = useDesk();
  const [wanted, setWanted] = useState<string | null>(null);
  const open = async (sha256: string) => {
    setWanted(null);
    const answer = await attempt(() => call("open_attachment", { number: line.number, sha256 }));
    if (answer && !answer.shown) {
      setWanted(sha256);
      await props.onChanged();
    }
  };
  const latest = useRef({ open, look: props.onChanged });
  latest.current = { open, look: props.onChanged };

  const arrived = attachments.some((one) => one.here && one.reference.sha256 === wanted);
  useEffect(() => {
    if (wanted !== null && arrived) latest.current.open(wanted);
  }, [wanted, arrived]);
  // The desk tells of each change; whether this is one of it, the application says.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state is what this waits for
  useEffect(() => {
    if (wanted !== null && !arrived) latest.current.look();
  }, [state, wanted, arrived]);

  if (attachments.length === 0) return null;
  return (
    <Section title={words("field-attachments")}>
      {summary}
      <ul className="attachments-list">
        {attachments.map((one) => (
          <AttachmentLine
            key={one.reference.sha256}
            one={one}
            wanted={wanted === one.reference.sha256}
            onOpen={(reference) => open(reference.sha256)}
          />
        ))}
      </ul>
    </Section>
  );
}

function AttachmentLine(props: {
  one: Attached;
  wanted: boolean;
  onOpen: (reference: AttachmentReference) => void;
}) {
  const words = useWords();
  const { reference, thumbnail, here } = props.one;
  return (
    <li className="attachment">
      <Thumbnail picture={thumbnail} kind={reference.kind} />
      <span className="attachment-name">{reference.name}</span>
      <Button
        look="quiet"
        label={words("attachment-open-named", { name: reference.name })}
        onPress={() => props.onOpen(reference)}
      >
        {words("attachment-open")}
      </Button>
      {here ? null : <Coming {...props} />}
    </li>
  );
}

/** Where an attachment is that is not here. */
function Coming(props: { one: Attached; wanted: boolean }) {
  const words = useWords();
  const inTouch = useDesk().state.sync?.in_touch ?? false;
  const { problem } = props.one;
  const said = () => {
    if (problem) return problemWords(problem, words);
    if (!props.wanted) return words("attachment-elsewhere");
    return words(inTouch ? "attachment-on-its-way" : "attachment-without-line");
  };
  return (
    <span className="hint" role="status">
      {said()}
    </span>
  );
}
