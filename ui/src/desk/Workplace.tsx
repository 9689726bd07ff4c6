// The desk of whoever is signed in: one screen at a time, the keys that lead between them, the
// scanner, and the lock that falls when nobody is there.
import { useCallback, useEffect, useState } from "react";
import type { Registered } from "../contract";
import { call } from "../host/call";
import { useKey } from "../parts/keys";
import { listenForScans } from "../parts/scanner";
import { useWords } from "../text/words";
import { Announcer } from "./Announcer";
import { Day } from "./day/Day";
import { createDraftKeeper } from "./draft";
import { Frame } from "./Frame";
import { Find } from "./find/Find";
import { DeskHelp, DeskPalette } from "./help";
import { useIdleLock } from "./idle-lock";
import { InquiryDialog } from "./inquiry/InquiryDialog";
import { Register } from "./register/Register";
import { RegisteredScreen } from "./registered/RegisteredScreen";
import { SlipsDialog } from "./SlipsDialog";
import { Settings } from "./settings/Settings";
import { useDesk } from "./state";
import { useTypeSize } from "./type-size";

type View =
  | { at: "register" }
  | { at: "registered"; registered: Registered }
  | { at: "find"; number?: string }
  | { at: "day" }
  | { at: "settings" };
type Above = "palette" | "help" | "inquiry" | "slips" | null;

export function Workplace() {
  const words = useWords();
  const { state, adopt } = useDesk();
  const [keeper] = useState(createDraftKeeper);
  const { change, flush } = keeper;
  const [view, setView] = useState<View>({ at: "register" });
  const [above, setAbove] = useState<Above>(null);
  const [said, say] = useState("");

  const lock = useCallback(async () => {
    await flush();
    adopt(await call("lock"));
  }, [flush, adopt]);
  useEffect(() => {
    keeper.open();
    return () => {
      keeper.flush();
    };
  }, [keeper]);
  useIdleLock(state.lock_after_seconds, lock);
  useEffect(
    () =>
      listenForScans(window, (scan) => {
        if (scan.kind === "application-number") {
          setView({ at: "find", number: scan.digits });
        } else {
          change({ national_id: scan.digits, identity_absent: false });
          setView({ at: "register" });
        }
      }),
    [change],
  );

  const open = (number: string) => setView({ at: "find", number });
  const places = [
    { id: "register" as const, go: () => setView({ at: "register" }) },
    { id: "find" as const, go: () => setView({ at: "find" }) },
    { id: "day" as const, go: () => setView({ at: "day" }) },
    { id: "inquiry" as const, go: () => setAbove("inquiry") },
    { id: "settings" as const, go: () => setView({ at: "settings" }) },
    { id: "lock" as const, go: lock },
    { id: "help" as const, go: () => setAbove("help") },
  ];
  useKey("register", () => setView({ at: "register" }));
  useKey("find", () => setView({ at: "find" }));
  useKey("day", () => setView({ at: "day" }));
  useKey("settings", () => setView({ at: "settings" }));
  useKey("inquiry", () => setAbove("inquiry"));
  useKey("help", () => setAbove("help"));
  useKey("palette", () => setAbove("palette"));
  useKey("lock", lock);
  useKey("lock-too", lock);
  useTypeSize();

  const close = () => setAbove(null);
  return (
    <>
      <Frame
        here={view.at === "registered" ? "register" : view.at}
        places={places}
        onSlips={() => setAbove("slips")}
      >
        {view.at === "register" ? (
          <Register
            keeper={keeper}
            onRegistered={(registered) => setView({ at: "registered", registered })}
            onLeave={() => {
              flush();
              say(words("draft-left"));
              setView({ at: "day" });
            }}
            onOpen={open}
          />
        ) : null}
        {view.at === "registered" ? (
          <RegisteredScreen
            registered={view.registered}
            onNext={() => setView({ at: "register" })}
            onOpen={open}
          />
        ) : null}
        {view.at === "find" ? <Find key={view.number} number={view.number} /> : null}
        {view.at === "day" ? <Day onOpen={open} /> : null}
        {view.at === "settings" ? <Settings /> : null}
      </Frame>
      <Announcer words={said} onEnd={() => say("")} />
      {above === "palette" ? <DeskPalette onClose={close} /> : null}
      {above === "help" ? <DeskHelp onClose={close} /> : null}
      {above === "slips" ? <SlipsDialog onClose={close} /> : null}
      {above === "inquiry" ? (
        <InquiryDialog
          onClose={close}
          onRecorded={(today) => {
            close();
            say(words("inquiry-recorded", { count: today }));
          }}
        />
      ) : null}
    </>
  );
}
