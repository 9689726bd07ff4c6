// The questions about the person: who they are, how to reach them, what helps them.
import { useState } from "react";
import type { AssistanceNeed, Draft, Field, Language } from "../contract";
import { Button } from "../parts/Button";
import { Check, ManyChoices, Pick } from "../parts/choices";
import { TextBlock, TextLine } from "../parts/fields";
import { coded } from "../text/coded";
import { useWords } from "../text/words";
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

export function ApplicantFields(props: DraftFieldsProps & { autoFocus?: boolean }) {
  const { draft, change, errorAt, onLeave, good } = props;
  const words = useWords();
  const line = (name: Field & keyof Draft & string) => ({
    name,
    value: String(draft[name] ?? ""),
    onChange: (value: string) => change({ [name]: value }),
    onBlur: () => onLeave?.(name),
    error: errorAt(name),
  });
  return (
    <div className="stack-tight">
      <div className="row-fields row-identity">
        <TextLine
          {...line("national_id")}
          label={words("field-national-id")}
          inputMode="numeric"
          isDisabled={draft.identity_absent}
          good={good?.national_id ? words("field-national-id-good") : undefined}
          autoFocus={props.autoFocus}
        />
        <div className="below-label">
          <Check
            name="identity_absent"
            value={draft.identity_absent}
            onChange={(identity_absent) => change({ identity_absent })}
          >
            {words("field-identity-absent")}
          </Check>
        </div>
      </div>
      <div className="row-fields row-name">
        <TextLine {...line("given_name")} label={words("field-given-name")} />
        <TextLine {...line("surname")} label={words("field-surname")} />
        <TextLine {...line("phone")} label={words("field-phone")} inputMode="tel" />
        <Pick<Language>
          name="language"
          label={words("field-language")}
          value={draft.language}
          onChange={(language) => change({ language })}
          choices={languages.map((id) => ({ id, words: words(coded("language", id)) }))}
        />
      </div>
      <ManyChoices<AssistanceNeed>
        name="needs"
        label={words("field-needs")}
        value={draft.needs}
        onChange={(chosen) => change({ needs: chosen })}
        choices={needs.map((id) => ({ id, words: words(coded("need", id)) }))}
      />
      <MoreOfApplicant {...props} line={line} />
    </div>
  );
}

/** Asked less often: one key away, and open by itself once something stands in it. */
function MoreOfApplicant(
  props: DraftFieldsProps & {
    line: (name: Field & keyof Draft & string) => Parameters<typeof TextLine>[0] | object;
  },
) {
  const { draft, change, errorAt } = props;
  const words = useWords();
  const [opened, setOpened] = useState(false);
  const line = props.line as (name: Field & keyof Draft & string) => {
    name: string;
    value: string;
    onChange: (value: string) => void;
    error: string | undefined;
  };
  const filled =
    draft.address !== "" ||
    draft.birth_year !== "" ||
    draft.represented ||
    draft.name_withheld ||
    errorAt("given_name") !== undefined;
  if (!opened && !filled) {
    return (
      <div>
        <Button look="quiet" onPress={() => setOpened(true)}>
          {words("applicant-more")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className="row">
        <Check
          name="name_withheld"
          value={draft.name_withheld}
          onChange={(name_withheld) => change({ name_withheld })}
        >
          {words("field-name-withheld")}
        </Check>
        <Check
          name="represented"
          value={draft.represented}
          onChange={(represented) => change({ represented })}
        >
          {words("field-represented")}
        </Check>
      </div>
      {draft.represented ? (
        <div className="row-fields">
          <TextLine
            {...line("representative_name")}
            label={words("field-representative-name")}
            autoFocus={opened && draft.representative_name === ""}
          />
          <TextLine
            {...line("representative_phone")}
            label={words("field-representative-phone")}
            inputMode="tel"
          />
          <TextLine
            {...line("representative_relation")}
            label={words("field-representative-relation")}
            hint={words("field-representative-relation-hint")}
          />
        </div>
      ) : null}
      <div className="row-fields row-address">
        <TextLine
          {...line("birth_year")}
          label={words("field-birth-year")}
          inputMode="numeric"
          width="short"
        />
        <TextBlock {...line("address")} label={words("field-address")} rows={2} />
      </div>
    </>
  );
}
