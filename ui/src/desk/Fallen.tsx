// The desk did not answer at all: say so, and offer to try again. It stands outside of the desk's state:
// nobody is signed in, and nothing is known of how anybody likes the screen to look.
import { problemsOf } from "../host/problems";
import { Button } from "../parts/Button";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { useAppearance } from "./appearance";
import { Card } from "./Card";

export function Fallen(props: { error: unknown }) {
  const words = useWords();
  useAppearance(undefined);
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
