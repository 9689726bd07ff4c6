// A PIN or password, twice.
import { TextLine } from "../parts/fields";
import type { Refusals } from "../parts/refusals";
import { useWords } from "../text/words";

export interface NewSecret {
  secret: string;
  again: string;
}

export const noSecret: NewSecret = { secret: "", again: "" };

export function NewSecretFields(props: {
  value: NewSecret;
  onChange: (value: NewSecret) => void;
  refusals: Refusals;
  autoFocus?: boolean;
}) {
  const { value, onChange, refusals } = props;
  const words = useWords();
  return (
    <div className="row-fields">
      <TextLine
        name="secret"
        type="password"
        label={words("field-secret")}
        hint={words("field-secret-hint")}
        value={value.secret}
        onChange={(secret) => onChange({ ...value, secret })}
        error={refusals.at("secret")}
        autoFocus={props.autoFocus}
      />
      <TextLine
        name="secret_again"
        type="password"
        label={words("field-secret-again")}
        hint={words("field-secret-again-hint")}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        error={refusals.at("secret_again")}
      />
    </div>
  );
}
