// The questions about the person: who they are, how to reach them, what helps them.
import { useMemo, useState } from "react";
import type { AssistanceNeed, Draft, Field, Language } from "../contract";
import { Button } from "../parts/Button";
import { coded } from "../text/coded";
import { useWords } from "../text/words";
import { DraftBlock, DraftCheck, DraftLine, DraftMany, DraftPick } from "./draft-fields";
import type { DraftFieldsProps } from "./fields-of-matter";

const languages: Language[] = ["tr", "en", "ar", "ku", "ru", "fa", "uk"];
const needs: AssistanceNeed[] = [
  "step_free_way",
  "sign_language",
  "reading_aloud",
  "large_print",
  "writing_help",
  "interpreter",
  "seat",
  "accompaniment",
];

type TextField = Extract<
  Field,
  | "national_id"
  | "given_name"
  | "surname"
  | "phone"
  | "address"
  | "birth_year"
  | "representative_name"
  | "representative_phone"
  | "representative_relation"
>;

/** What every text field of the draft is given. */
function bound(props: DraftFieldsProps, name: TextField) {
  const { draft, change, errorAt, onLeave } = props;
  return { name, value: draft[name], error: errorAt(name), change, onLeave };
}

export function ApplicantFields(props: DraftFieldsProps & { autoFocus?: boolean }) {
  const { draft, change, good } = props;
  const words = useWords();
  const languageChoices = useMemo(
    () => languages.map((id) => ({ id, words: words(coded("language", id)) })),
    [words],
  );
  const needChoices = useMemo(
    () => needs.map((id) => ({ id, words: words(coded("need", id)) })),
    [words],
  );
  return (
    <div className="stack-tight applicant">
      <div className="row-fields row-identity">
        <DraftLine
          {...bound(props, "national_id")}
          label={words("field-national-id")}
          inputMode="numeric"
          isDisabled={draft.identity_absent}
          good={good?.national_id ? words("field-national-id-good") : undefined}
          autoFocus={props.autoFocus}
        />
        <div className="below-label">
          <DraftCheck
            name="identity_absent"
            value={draft.identity_absent}
            change={change}
            words={words("field-identity-absent")}
          />
        </div>
      </div>
      <div className="row-fields row-name">
        <DraftLine {...bound(props, "given_name")} label={words("field-given-name")} />
        <DraftLine {...bound(props, "surname")} label={words("field-surname")} />
        <DraftLine {...bound(props, "phone")} label={words("field-phone")} inputMode="tel" />
        <DraftPick<Language>
          name="language"
          label={words("field-language")}
          value={draft.language}
          change={change}
          choices={languageChoices}
        />
      </div>
      <DraftMany<AssistanceNeed>
        name="needs"
        label={words("field-needs")}
        value={draft.needs}
        change={change}
        choices={needChoices}
      />
      <MoreOfApplicant {...props} />
    </div>
  );
}

/** Asked less often: one key away, and open by itself once something stands in it. */
function MoreOfApplicant(props: DraftFieldsProps) {
  const { draft, change, errorAt } = props;
  const words = useWords();
  const [opened, setOpened] = useState(false);
  if (!opened && !hasMore(draft) && errorAt("given_name") === undefined) {
    return (
      <div className="applicant-more">
        <Button look="quiet" onPress={() => setOpened(true)}>
          {words("applicant-more")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className="row">
        <DraftCheck
          name="name_withheld"
          value={draft.name_withheld}
          change={change}
          words={words("field-name-withheld")}
        />
        <DraftCheck
          name="represented"
          value={draft.represented}
          change={change}
          words={words("field-represented")}
        />
      </div>
      {draft.represented ? (
        <div className="row-fields">
          <DraftLine
            {...bound(props, "representative_name")}
            label={words("field-representative-name")}
            autoFocus={opened && draft.representative_name === ""}
          />
          <DraftLine
            {...bound(props, "representative_phone")}
            label={words("field-representative-phone")}
            inputMode="tel"
          />
          <DraftLine
            {...bound(props, "representative_relation")}
            label={words("field-representative-relation")}
            hint={words("field-representative-relation-hint")}
          />
        </div>
      ) : null}
      <div className="row-fields row-address">
        <DraftLine
          {...bound(props, "birth_year")}
          label={words("field-birth-year")}
          inputMode="numeric"
          width="short"
        />
        <DraftBlock {...bound(props, "address")} label={words("field-address")} rows={2} />
      </div>
    </>
  );
}

function hasMore(draft: Draft): boolean {
  return (
    draft.address !== "" || draft.birth_year !== "" || draft.represented || draft.name_withheld
  );
}
