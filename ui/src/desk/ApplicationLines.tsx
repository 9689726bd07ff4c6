// Applications in a list: the number, who, about what, and how long there is still time.
import "./application-lines.css";
import { ListBox, ListBoxItem } from "react-aria-components";
import type { ApplicationLine, State } from "../contract";
import { Mark, NumberInGroups, type Tone } from "../parts/marks";
import { coded } from "../text/coded";
import { shortDate } from "../text/dates";
import { useLanguage, useWords } from "../text/words";
import { deskOf } from "./desk-of";
import { useDesk } from "./state";

export interface ApplicationLinesProps {
  label: string;
  lines: ApplicationLine[];
  /** Opens one; Enter on its line. */
  onOpen: (number: string) => void;
  id?: string;
  /** Numbers to point out, such as the same topic. */
  marked?: (line: ApplicationLine) => string | undefined;
}

export function ApplicationLines(props: ApplicationLinesProps) {
  const { label, lines, onOpen, marked } = props;
  const words = useWords();
  return (
    <ListBox
      id={props.id}
      aria-label={label}
      className="application-lines"
      items={lines.map((line) => ({ ...line, id: line.number }))}
      onAction={(key) => onOpen(String(key))}
      dependencies={[words, marked]}
    >
      {(line) => (
        <ListBoxItem
          id={line.number}
          textValue={[line.number, line.applicant, line.subject].join(", ")}
          className="application-line"
        >
          <span className="application-line-head">
            <b>
              <NumberInGroups number={line.number} />
            </b>
            <DueMark line={line} />
            <OtherDesk number={line.number} />
          </span>
          <span>
            {line.applicant || words("applicant-withheld")}
            {line.masked_id ? <span className="quiet"> {line.masked_id}</span> : null}
          </span>
          <span className="quiet">
            {[words(coded("slip-kind", line.kind)), line.topic, line.unit]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <span className="application-line-subject">{line.subject}</span>
          <StateMark line={line} />
          {marked?.(line) ? <Mark tone="soon">{marked(line)}</Mark> : null}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

/** How far it has come, in words and a shape; what wants something from this desk stands out. */
function StateMark(props: { line: ApplicationLine }) {
  const { state, unit_now } = props.line;
  const words = useWords();
  if (state === "registered") return null;
  return (
    <Mark tone={tones[state]}>
      {words(coded("state", state), { unit: unit_now ?? words("unit-open") })}
    </Mark>
  );
}

const tones: Record<State, Tone> = {
  registered: "plain",
  referred: "plain",
  returned: "soon",
  answered: "plain",
  concluded: "soon",
  delivered: "good",
  withdrawn: "plain",
  reopened: "soon",
};

/** Whose number it is, where it is not this desk's own. */
export function OtherDesk(props: { number: string }) {
  const words = useWords();
  const desk = deskOf(props.number);
  if (desk === useDesk().state.desk) return null;
  return <span className="quiet">{words("registered-at-desk", { desk })}</span>;
}

/** How long there is still time: in words, and in colour only for what presses. */
export function DueMark(props: { line: ApplicationLine }) {
  const { days_left, due_on } = props.line;
  const words = useWords();
  const language = useLanguage();
  const date = shortDate(due_on, language);
  if (days_left < 0) {
    return <Mark tone="fault">{words("due-overdue", { days: -days_left, date })}</Mark>;
  }
  if (days_left <= 2) {
    return <Mark tone="soon">{words("due-soon", { days: days_left, date })}</Mark>;
  }
  return <Mark tone="plain">{words("due-later", { days: days_left, date })}</Mark>;
}
