// A short word at the lower edge that something was done, which goes by itself.
import { useEffect } from "react";
import { Mark } from "../parts/marks";
import "./announcer.css";

/** Long enough to read one sentence without haste, in milliseconds. */
const STAYS = 6000;

export function Announcer(props: { words: string; onEnd: () => void }) {
  const { words, onEnd } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words begin the time anew
  useEffect(() => {
    if (words === "") return;
    const timer = window.setTimeout(onEnd, STAYS);
    return () => window.clearTimeout(timer);
  }, [words]);
  return (
    <div role="status" className="announcer">
      {words === "" ? null : (
        <p>
          <Mark tone="good">{words}</Mark>
        </p>
      )}
    </div>
  );
}
