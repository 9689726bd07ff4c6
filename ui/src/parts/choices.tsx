// Choosing: one of a few (radio buttons), some of a few (chips), yes or no. One of many: `Pick.tsx`.
import "./choices.css";
import type { ReactNode } from "react";
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from "react-aria-components";
import { Caption, Fault, type FieldProps } from "./fields";

export interface Choice<Id extends string> {
  id: Id;
  words: string;
  note?: string | undefined;
  disabled?: boolean;
}

export interface OneProps<Id extends string> extends FieldProps {
  choices: Choice<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  autoFocus?: boolean;
}

export function ChoiceGroup<Id extends string>(props: OneProps<Id> & { look?: "row" | "column" }) {
  const { name, label, hint, error, choices, value, onChange, look = "row" } = props;
  return (
    <RadioGroup
      data-field={name}
      className="field choice-group"
      value={value}
      onChange={(chosen) => onChange(chosen as Id)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Caption label={label} hint={hint} />
      <div className={`choices choices-${look}`}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            className="choice"
            isDisabled={choice.disabled}
            autoFocus={props.autoFocus && choice.id === value}
          >
            <span className="choice-mark choice-mark-round" aria-hidden="true" />
            <span>
              {choice.words}{" "}
              {choice.note ? <span className="choice-note">{choice.note}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
      <Fault error={error} />
    </RadioGroup>
  );
}

export function ManyChoices<Id extends string>(
  props: FieldProps & { choices: Choice<Id>[]; value: Id[]; onChange: (value: Id[]) => void },
) {
  const { name, label, hint, error, choices, value, onChange } = props;
  return (
    <CheckboxGroup
      data-field={name}
      className="field choice-group"
      value={value}
      onChange={(chosen) => onChange(chosen as Id[])}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Caption label={label} hint={hint} />
      <div className="choices choices-row">
        {choices.map((choice) => (
          <Checkbox key={choice.id} value={choice.id} className="choice choice-chip">
            <span className="choice-mark" aria-hidden="true" />
            {choice.words}
          </Checkbox>
        ))}
      </div>
      <Fault error={error} />
    </CheckboxGroup>
  );
}

export function Check(props: {
  name: string;
  children: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <Checkbox
      data-field={props.name}
      className="choice"
      isSelected={props.value}
      onChange={props.onChange}
    >
      <span className="choice-mark" aria-hidden="true" />
      <span>{props.children}</span>
    </Checkbox>
  );
}
