// The desk did not answer at all: say so, and offer to try again.
import { problemsOf } from "../host/problems";
import { Button } from "../parts/Button";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { Card } from "./Card";

export function Fallen(props: { error: unknown }) {
  const words = useWords();
  return (
    <Card title={words("fallen-title")}>
      {problemsOf(props.error).map((problem) => (
        <p key={problem.code} role="alert">
          {problemWords(problem, words)}
        </p>
      ))}
      <div>
        <Button look="main" autoFocus onPress={() => window.location.reload()}>
          {words("try-again")}
        </Button>
      </div>
    </Card>
  );
}
