// The form of signing in: one name of a few, and its PIN or password.
import type { StaffView } from "../../contract";
import { Button } from "../../parts/Button";
import { ChoiceGroup } from "../../parts/choices";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import type { Refusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { useWords } from "../../text/words";

export interface SignInFormProps {
  staff: StaffView[];
  who: string | null;
  onWho: (who: string) => void;
  secret: string;
  onSecret: (secret: string) => void;
  refusals: Refusals;
  /** It would be refused now. */
  closed: boolean;
  onSignIn: () => void;
}

export function SignInForm(props: SignInFormProps) {
  const { refusals, onSignIn } = props;
  const words = useWords();
  return (
    <Form label={words("sign-in-title")} onFinish={onSignIn}>
      <ChoiceGroup<string>
        name="staff_name"
        label={words("sign-in-who")}
        look="column"
        value={props.who}
        onChange={props.onWho}
        choices={props.staff.map((one) => ({
          id: one.id,
          words: one.name,
          note: one.locked ? words("sign-in-locked") : words(coded("role", one.role)),
        }))}
        error={refusals.at("staff_name")}
      />
      <TextLine
        name="secret"
        type="password"
        label={words("field-secret")}
        value={props.secret}
        onChange={props.onSecret}
        error={refusals.at("secret")}
        autoFocus
      />
      <div>
        <Button look="main" keys="Enter" onPress={onSignIn} isDisabled={props.closed}>
          {words("sign-in-do")}
        </Button>
      </div>
    </Form>
  );
}
