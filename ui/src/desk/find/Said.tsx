// What the application says now, corrections applied.
import type { ApplicationView } from "../../contract";
import { Section } from "../../parts/marks";
import { coded } from "../../text/coded";
import { useWords } from "../../text/words";

export function Said(props: { view: ApplicationView }) {
  const { line, draft } = props.view;
  const words = useWords();
  const facts: [label: string, value: string][] = [
    [words("field-name"), line.applicant || words("applicant-withheld")],
    [words("field-national-id"), line.masked_id ?? words("not-given")],
    [words("field-phone"), draft.phone || words("not-given")],
    [words("field-address"), draft.address],
    [words("field-birth-year"), draft.birth_year],
    [words("field-language"), words(coded("language", draft.language))],
    [words("field-needs"), draft.needs.map((need) => words(coded("need", need))).join(", ")],
    [
      words("field-represented"),
      [draft.representative_name, draft.representative_relation, draft.representative_phone]
        .filter(Boolean)
        .join(" · "),
    ],
    [words("field-kind"), words(coded("slip-kind", line.kind))],
    [words("field-topic"), line.topic ?? words("topic-open")],
    [words("field-unit"), line.unit ?? words("unit-open")],
    [words("field-notice"), words(coded("notice", draft.notice_way))],
  ];
  return (
    <Section title={line.subject}>
      {draft.narrative ? <p className="narrative">{draft.narrative}</p> : null}
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
