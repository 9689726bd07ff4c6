// The desk's window as a whole: which screen stands, decided by where the desk stands.
import { KeysProvider } from "../parts/keys";
import { Waiting } from "../parts/marks";
import { useWords, WordsProvider } from "../text/words";
import { actions } from "./actions";
import { useAppearance } from "./appearance";
import { Fallen } from "./Fallen";
import { Recovery } from "./recovery/Recovery";
import { Setup } from "./setup/Setup";
import { SignIn } from "./sign-in/SignIn";
import { DeskStateProvider, useDesk } from "./state";
import { Workplace } from "./Workplace";

export function Desk() {
  return (
    <WordsProvider language="tr">
      <DeskStateProvider before={<Opening />} failed={(error) => <Fallen error={error} />}>
        <InOwnWords />
      </DeskStateProvider>
    </WordsProvider>
  );
}

function InOwnWords() {
  const { preferences } = useDesk().state;
  useAppearance(preferences);
  return (
    <WordsProvider language={preferences.language}>
      <KeysProvider actions={actions}>
        <Stage />
      </KeysProvider>
    </WordsProvider>
  );
}

function Stage() {
  const { stage, staff } = useDesk().state;
  switch (stage) {
    case "first_run":
    case "setup":
      return <Setup />;
    case "key_needed":
    case "store_damaged":
    case "store_closed":
    case "series_needed":
      return <Recovery />;
    case "sign_in":
      return <SignIn />;
    case "ready":
      // Another person at the same desk begins with a screen of their own.
      return <Workplace key={staff?.id} />;
  }
}

function Opening() {
  const words = useWords();
  return (
    <main className="opening">
      <Waiting>{words("opening")}</Waiting>
    </main>
  );
}
