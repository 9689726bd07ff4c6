// Fields of the draft, each waking only when something of its own changes: a key typed into one
// does not draw the others again.
import { memo, useCallback } from "react";
import type { Draft, Field } from "../contract";
import { Check, type Choice, ChoiceGroup, ManyChoices } from "../parts/choices";
import { TextBlock, type TextBlockProps, TextLine, type TextLineProps } from "../parts/fields";
import { Pick } from "../parts/Pick";

type Of<Value> = { [Key in keyof Draft]: Draft[Key] extends Value ? Key : never }[keyof Draft];
type Change = (part: Partial<Draft>) => void;
type Typed = Field & Of<string>;

type Bound<Props> = Omit<Props, "name" | "onChange" | "onBlur"> & {
  name: Typed;
  change: Change;
  onLeave?: ((field: Field) => void) | undefined;
};

export const DraftLine = memo(function DraftLine(props: Bound<TextLineProps>) {
  const { change, onLeave, name, ...field } = props;
  return (
    <TextLine
      {...field}
      name={name}
      onChange={(value) => change({ [name]: value })}
      onBlur={() => onLeave?.(name)}
    />
  );
});

export const DraftBlock = memo(function DraftBlock(props: Bound<TextBlockProps>) {
  const { change, onLeave, name, ...field } = props;
  return <TextBlock {...field} name={name} onChange={(value) => change({ [name]: value })} />;
});

export const DraftCheck = memo(function DraftCheck(props: {
  name: Of<boolean>;
  value: boolean;
  change: Change;
  words: string;
}) {
  const { name, value, change, words } = props;
  return (
    <Check name={name} value={value} onChange={(chosen) => change({ [name]: chosen })}>
      {words}
    </Check>
  );
});

interface Choosing<Name extends keyof Draft, Value> {
  name: Name;
  /** Where an error of it is led to, when the contract calls the field otherwise. */
  field?: Field;
  label: string;
  value: Value;
  change: Change;
  error?: string | undefined;
}

/** `memo` forgets type parameters; this keeps them. */
const kept: <Component>(component: Component) => Component = memo as never;

export const DraftChoice = kept(function DraftChoice<Id extends string>(
  props: Choosing<Of<Id>, Id> & { choices: Choice<Id>[] },
) {
  const { change, name, ...field } = props;
  return <ChoiceGroup {...field} name={name} onChange={(id) => change({ [name]: id })} />;
});

export const DraftPick = kept(function DraftPick<Id extends string>(
  props: Choosing<keyof Draft, Id | null> & { choices: Choice<Id | "">[] },
) {
  const { change, name, field, value, ...rest } = props;
  // A list has no entry for "nothing"; the empty code stands for it.
  const choose = useCallback(
    (id: Id | "") => change({ [name]: id === "" ? null : id }),
    [change, name],
  );
  return <Pick<Id | ""> {...rest} name={field ?? name} value={value ?? ""} onChange={choose} />;
});

export const DraftMany = kept(function DraftMany<Id extends string>(
  props: Choosing<Of<Id[]>, Id[]> & { choices: Choice<Id>[] },
) {
  const { change, name, ...field } = props;
  return <ManyChoices {...field} name={name} onChange={(ids) => change({ [name]: ids })} />;
});
