// The desk of whoever is signed in: one screen at a time, the keys that lead between them, the
// scanner, and the lock that falls when nobody is there.
import { useCallback, useEffect, useState } from "react";
import { call } from "../host/call";
import { problemsOf } from "../host/problems";
import { KeyOf } from "../parts/KeyOf";
import { listenForScans } from "../parts/scanner";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { type Announcement, Announcer } from "./Announcer";
import type { ActionId } from "./actions";
import { createDraftKeeper, type DraftKeeper } from "./draft";
import { Frame } from "./Frame";
import { useIdleLock } from "./idle-lock";
import { Overlay, type OverlayName } from "./Overlay";
import { Screen, type View } from "./Screen";
import { useDesk } from "./state";

/** The screens and questions that the frame leads to, in its order. */
const places: ActionId[] = [
  "register",
  "find",
  "day",
  "inquiry",
  "center",
  "settings",
  "lock",
  "help",
];

export function Workplace() {
  const words = useWords();
  const { state, adopt } = useDesk();
  const [keeper] = useState(createDraftKeeper);
  const { flush } = keeper;
  const [view, setView] = useState<View>({ at: "register" });
  const [above, setAbove] = useState<OverlayName | null>(null);
  const [said, say] = useState<Announcement | null>(null);

  const lock = useCallback(async () => {
    await flush();
    adopt(await call("lock"));
  }, [flush, adopt]);
  useKeptDraft(keeper);
  useIdleLock(state.lock_after_seconds, lock);
  useScans(keeper, setView);

  const ways: Partial<Record<ActionId, () => void>> = {
    register: () => setView({ at: "register" }),
    // Once more on the same screen: another search.
    find: () =>
      setView((now) => ({ at: "find", search: now.at === "find" ? (now.search ?? 0) + 1 : 0 })),
    day: () => setView({ at: "day" }),
    center: () => setView({ at: "center" }),
    settings: () => setView({ at: "settings" }),
    inquiry: () => setAbove("inquiry"),
    help: () => setAbove("help"),
    palette: () => setAbove("palette"),
    lock,
    "lock-too": lock,
  };
  const takeBack = async (inquiry: number) => {
    try {
      const { today } = await call("take_inquiry_back", { inquiry });
      say({ words: words("inquiry-taken-back", { count: today }) });
    } catch (error) {
      const why = problemsOf(error).map((problem) => problemWords(problem, words));
      say({ words: why.join(" "), wrong: true });
    }
  };
  const leaveDraft = () => {
    flush();
    say({ words: words("draft-left") });
    setView({ at: "day" });
  };
  return (
    <>
      {Object.entries(ways).map(([id, run]) => (
        <KeyOf key={id} id={id} run={run} />
      ))}
      <Frame
        here={view.at === "registered" ? "register" : view.at}
        places={places.map((id) => ({ id, go: ways[id] ?? (() => undefined) }))}
        onSlips={() => setAbove("slips")}
        onCenter={() => setView({ at: "center" })}
        onSeries={() => setView({ at: "settings", part: "series" })}
      >
        <Screen view={view} keeper={keeper} onView={setView} onLeaveDraft={leaveDraft} />
      </Frame>
      <Announcer said={said} onEnd={() => say(null)} />
      <Overlay
        name={above}
        onClose={() => setAbove(null)}
        onInquiry={({ inquiry, today }) => {
          setAbove(null);
          say({
            words: words("inquiry-recorded", { count: today }),
            takeBack: () => takeBack(inquiry),
          });
        }}
      />
    </>
  );
}

/** Brings the draft back, and lets nothing typed go when the desk is left. */
function useKeptDraft(keeper: DraftKeeper): void {
  useEffect(() => {
    keeper.open();
    return () => {
      keeper.flush();
    };
  }, [keeper]);
}

/** A scanned number opens its application; a scanned identity begins with that person. */
function useScans(keeper: DraftKeeper, onView: (view: View) => void): void {
  const { change } = keeper;
  useEffect(
    () =>
      listenForScans(window, (scan) => {
        if (scan.kind === "application-number") {
          onView({ at: "find", number: scan.digits });
        } else {
          change({ national_id: scan.digits, identity_absent: false });
          onView({ at: "register" });
        }
      }),
    [change, onView],
  );
}
