// The desk's window as a whole.
import { WordsProvider } from "../text/words";

export function Desk() {
  return (
    <WordsProvider language="tr">
      <main />
    </WordsProvider>
  );
}
