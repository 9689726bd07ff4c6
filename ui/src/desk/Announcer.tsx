// A short word at the lower edge that something was done, which goes by itself. Where that can be
// taken back, the key that does it stands beside the word for as long as it stays.
import { useEffect } from "react";
import { Button } from "../parts/Button";
import { KeyOf } from "../parts/KeyOf";
import { Mark } from "../parts/marks";
import { useWords } from "../text/words";
import { keysOf } from "./actions";
import "./announcer.css";

/** Long enough to read one sentence without haste, in milliseconds. */
const STAYS = 6000;
/** Long enough to see that the wrong key was hit, too. */
const STAYS_TO_BE_TAKEN_BACK = 15_000;

export interface Announcement {
  words: string;
  /** What was wanted was not done. */
  wrong?: boolean;
  takeBack?: () => void;
}

export function Announcer(props: { said: Announcement | null; onEnd: () => void }) {
  const { said, onEnd } = props;
  const words = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new word begins the time anew
  useEffect(() => {
    if (said === null) return;
    const timer = window.setTimeout(onEnd, said.takeBack ? STAYS_TO_BE_TAKEN_BACK : STAYS);
    return () => window.clearTimeout(timer);
  }, [said]);
  return (
    <div className="announcer">
      <div role="status">
        {said === null ? null : (
          <p className={said.wrong ? "announcer-wrong" : undefined}>
            <Mark tone={said.wrong ? "fault" : "good"}>{said.words}</Mark>
          </p>
        )}
      </div>
      {said?.takeBack ? (
        <>
          <KeyOf id="take-back" run={said.takeBack} />
          <Button keys={keysOf("take-back")} onPress={said.takeBack}>
            {words("inquiry-take-back")}
          </Button>
        </>
      ) : null}
    </div>
  );
}
