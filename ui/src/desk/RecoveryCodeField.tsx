// The recovery code, typed from its paper: at the end of the first run, and wherever it opens what
// does not open by itself.
import { TextLine } from "../parts/fields";
import type { Refusals } from "../parts/refusals";
import { useWords } from "../text/words";

export function RecoveryCodeField(props: {
  value: string;
  onChange: (typed: string) => void;
  refusals: Refusals;
}) {
  const words = useWords();
  return (
    <TextLine
      name="recovery_code"
      label={words("field-recovery-code")}
      hint={words("field-recovery-code-hint")}
      value={props.value}
      onChange={props.onChange}
      error={props.refusals.at("recovery_code")}
      autoFocus
    />
  );
}
