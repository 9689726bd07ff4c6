// Fields with their label, hint and error in one place. An error stands at its field; the same
// words stand in the summary, which finds the field by `data-field`.
import "./fields.css";
import type { ReactNode } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from "react-aria-components";

export interface FieldProps {
  /** Its name in the contract; the summary of errors leads here by it. */
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

export interface TextLineProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Said after the field once the value is known to be good. */
  good?: string | undefined;
  inputMode?: TextFieldProps["inputMode"];
  type?: "text" | "password" | "search";
  isDisabled?: boolean;
  autoFocus?: boolean;
  maxLength?: number;
  /** Fewer characters, narrower field: its width hints at what belongs in it. */
  width?: "short" | "full";
  children?: ReactNode;
}

export function TextLine(props: TextLineProps) {
  const { name, label, hint, error, good, width = "full", children, type, ...field } = props;
  return (
    <TextField
      {...field}
      type={type ?? "text"}
      data-field={name}
      className={`field field-${width}`}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
      autoCorrect="off"
    >
      <Caption label={label} hint={hint} />
      <div className="field-line">
        <Input className="input" />
        {good && error === undefined ? (
          <span className="good" role="status">
            <span aria-hidden="true">✓</span> {good}
          </span>
        ) : null}
        {children}
      </div>
      <Fault error={error} />
    </TextField>
  );
}

export interface TextBlockProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
}

export function TextBlock(props: TextBlockProps) {
  const { name, label, hint, error, rows = 4, ...field } = props;
  return (
    <TextField
      {...field}
      data-field={name}
      className="field field-full"
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Caption label={label} hint={hint} />
      <TextArea className="input input-block" rows={rows} />
      <Fault error={error} />
    </TextField>
  );
}

/** What a field is called and, if it needs one, a hint; both are read out with the field. */
export function Caption(props: { label: string; hint: string | undefined }) {
  return (
    <>
      <Label className="label">{props.label}</Label>
      {props.hint ? (
        <Text slot="description" className="hint">
          {props.hint}
        </Text>
      ) : null}
    </>
  );
}

/** The error at a field: a shape and words, not a colour alone. */
export function Fault(props: { error: string | undefined }) {
  return (
    <FieldError className="fault">
      <span aria-hidden="true">▲</span> {props.error}
    </FieldError>
  );
}
