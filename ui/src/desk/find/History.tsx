// The facts about an application, oldest first: what, when, by whom.
import type { HistoryLine } from "../../contract";
import { NumberInGroups } from "../../parts/marks";
import { coded } from "../../text/coded";
import { dateAndTime } from "../../text/dates";
import { problemWords } from "../../text/problems";
import { useLanguage, useWords } from "../../text/words";
import { useDesk } from "../state";

/** Kinds of facts that this program knows; a newer desk may have written others. */
const known = [
  "application_registered",
  "application_corrected",
  "applications_linked",
  "slip_copied",
  "application_referred",
  "referral_returned",
  "unit_answered",
  "application_concluded",
  "result_delivered",
  "application_withdrawn",
  "application_reopened",
  "fact_refused",
  "sms_fate_changed",
  "link_proposed",
  "application_looked_up",
] as const;

/** Fields that a correction can change. */
const fields = [
  "identity",
  "given_name",
  "surname",
  "phone",
  "address",
  "birth_year",
  "language",
  "needs",
  "representative",
  "kind",
  "topic",
  "subject",
  "narrative",
  "unit",
  "attachments",
  "privacy_notice",
] as const;

export function History(props: { lines: HistoryLine[] }) {
  const words = useWords();
  const language = useLanguage();
  const own = useDesk().state.desk;
  return (
    <ol className="history">
      {props.lines.map((line) => {
        const kind = known.find((one) => one === line.kind);
        return (
          <li key={`${line.at}-${line.kind}-${line.copy}`}>
            <p>
              <b>{kind ? words(coded("fact", kind)) : words("fact-unknown")}</b>
              {line.copy === null ? null : ` · ${words("slip-copy", { count: line.copy })}`}
              {line.other === null ? null : (
                <>
                  {" "}
                  <NumberInGroups number={line.other} />
                </>
              )}
            </p>
            {line.fields.length > 0 ? (
              <p>
                {fields
                  .filter((field) => line.fields.includes(field))
                  .map((field) => words(coded("changed", field)))
                  .join(", ")}
              </p>
            ) : null}
            <Besides line={line} />
            {line.reason ? <p>“{line.reason}”</p> : null}
            <p className="quiet small">
              {dateAndTime(line.at, language)} · {line.by || words(nobodys(line))}
              {line.desk === null || line.desk === own ? null : (
                <> · {words("registered-at-desk", { desk: line.desk })}</>
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** Who wrote what nobody signed. */
function nobodys(line: HistoryLine) {
  return line.at_the_center ? ("by-the-center" as const) : ("by-the-desk" as const);
}

/** To whom, with what result, in which way, why not. */
function Besides(props: { line: HistoryLine }) {
  const { unit, outcome, way, sms, problem } = props.line;
  const words = useWords();
  const told = [
    unit,
    outcome && words(coded("outcome", outcome)),
    way && words(coded("way", way)),
    sms && `${words(coded("sms", sms.purpose))}: ${words(coded("sms", sms.fate))}`,
    problem && problemWords(problem, words),
  ].filter(Boolean);
  return told.length === 0 ? null : <p>{told.join(" · ")}</p>;
}
