// Where the assistant is, and the way back to an earlier answer.
import type { SetupProgress } from "../../contract";
import { Button } from "../../parts/Button";
import { useWords } from "../../text/words";
import { isReachable, questions, type Step } from "./steps";

export function StepList(props: {
  now: Step;
  progress: SetupProgress;
  onGo: (step: Step) => void;
}) {
  const words = useWords();
  if (props.now === "welcome") return null;
  return (
    <nav aria-label={words("setup-steps")}>
      <ol className="steps">
        {questions.map((step) => (
          <li key={step} className={step === props.now ? "step step-now" : "step"}>
            <Button
              look="quiet"
              current={step === props.now}
              isDisabled={!isReachable(step, props.progress)}
              onPress={() => props.onGo(step)}
            >
              {words(`setup-${step}-short`)}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
