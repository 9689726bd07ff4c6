// Whether the desk works with a center. It may be passed over: a desk alone is a whole desk.
import { useState } from "react";
import type { SetupProgress } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { ChoiceGroup } from "../../parts/choices";
import { Form } from "../../parts/Form";
import { Notice } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { EnrolmentForm } from "../EnrolmentForm";
import { useDesk } from "../state";

type Whether = "now" | "later";

export function CenterStep(props: {
  progress: SetupProgress;
  onDone: (progress: SetupProgress) => void;
}) {
  const words = useWords();
  const { attempt, summary } = useRefusals();
  const { sync } = useDesk().state;
  const standing = sync?.standing ?? "not_enrolled";
  const [whether, setWhether] = useState<Whether>(standing === "not_enrolled" ? "later" : "now");
  const onDone = async () => {
    if (standing !== "not_enrolled") return props.onDone(props.progress);
    const next = await attempt(() => call("stand_alone"));
    if (next) props.onDone(next);
  };
  const goOn = (
    <Button look={whether === "later" ? "main" : "plain"} onPress={onDone}>
      {words("setup-go-on")}
    </Button>
  );
  if (standing === "active") {
    return (
      <div className="stack">
        <Notice tone="good" title={words("enrolment-done-title")} live>
          <p>{words("enrolment-done-text")}</p>
        </Notice>
        <div>
          <Button look="main" autoFocus onPress={onDone}>
            {words("setup-go-on")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="stack">
      {summary}
      <Form label={words("enrolment-whether")} onFinish={onDone}>
        <ChoiceGroup<Whether>
          name="center"
          label={words("enrolment-whether")}
          look="column"
          autoFocus
          value={whether}
          onChange={setWhether}
          choices={[
            { id: "later", words: words("enrolment-later"), note: words("enrolment-later-note") },
            { id: "now", words: words("enrolment-now") },
          ]}
        />
      </Form>
      {whether === "now" ? <EnrolmentForm beside={goOn} /> : <div>{goOn}</div>}
    </div>
  );
}
