// The desk's window as a whole: which screen stands, decided by where the desk stands. A start ends
// at the sign-in; the other screens are read when they are needed, or while the PIN is typed.
import { lazy, Suspense, useEffect, useState } from "react";
import type { StaffView } from "../contract";
import { KeysProvider } from "../parts/keys";
import { Waiting } from "../parts/marks";
import { useWords, WordsProvider } from "../text/words";
import { actions } from "./actions";
import { useAppearance } from "./appearance";
import type { Begun } from "./begun";
import { Fallen } from "./Fallen";
import { SignIn } from "./sign-in/SignIn";
import { DeskStateProvider, useDesk } from "./state";
import { useTypeSize } from "./type-size";

/** After so long, in milliseconds, the sign-in stands and somebody looks for their name. */
const SIGN_IN_STANDS = 300;

const readWorkplace = () => import("./Workplace").then((read) => ({ default: read.Workplace }));
const Workplace = lazy(readWorkplace);
const Setup = lazy(() => import("./setup/Setup").then((read) => ({ default: read.Setup })));
const Recovery = lazy(() =>
  import("./recovery/Recovery").then((read) => ({ default: read.Recovery })),
);

export function Desk(props: {
  begun: Promise<Begun>;
  /** The same, where it is there already. */
  answer: Begun | null;
}) {
  const { begun, answer } = props;
  return (
    <WordsProvider language="tr">
      <DeskStateProvider
        first={begun}
        answer={answer}
        before={<Opening />}
        failed={(error) => <Fallen error={error} />}
      >
        <InOwnWords staff={answer?.staff ?? null} />
      </DeskStateProvider>
    </WordsProvider>
  );
}

function InOwnWords(props: { staff: StaffView[] | null }) {
  const { preferences } = useDesk().state;
  useAppearance(preferences);
  return (
    <WordsProvider language={preferences.language}>
      <KeysProvider actions={actions}>
        <Suspense fallback={<Opening />}>
          <Stage staff={props.staff} />
        </Suspense>
      </KeysProvider>
    </WordsProvider>
  );
}

function Stage(props: { staff: StaffView[] | null }) {
  const { stage, staff } = useDesk().state;
  const [known, forget] = useState(props.staff);
  // Whoever comes to a locked desk may have been added since.
  if (known !== null && stage !== "sign_in") forget(null);
  useTypeSize();
  useEffect(() => {
    const timer = window.setTimeout(readWorkplace, SIGN_IN_STANDS);
    return () => window.clearTimeout(timer);
  }, []);
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
      return <SignIn known={known} />;
    case "ready":
      // Another person at the same desk begins with a screen of their own.
      return <Workplace key={staff?.id} />;
  }
}

function Opening() {
  const words = useWords();
  return (
    <main className="opening">
      <h1 className="unseen">{words("program-name")}</h1>
      <Waiting>{words("opening")}</Waiting>
    </main>
  );
}
