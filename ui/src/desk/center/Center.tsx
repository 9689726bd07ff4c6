// How the work with the center stands: what is in the way, what waits or was kept apart, and what to do.
import { useState } from "react";
import type { SyncView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Mark, Notice, Section } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { ScreenTitle } from "../../parts/ScreenTitle";
import { dateAndTime } from "../../text/dates";
import { problemWords } from "../../text/problems";
import { useLanguage, useWords } from "../../text/words";
import { CenterKey } from "../CenterKey";
import { useDesk, useStaff } from "../state";
import { CarriedByHand } from "./HandingIn";
import { Items } from "./Items";
import { Turns } from "./Turns";

export function Center(props: { onOpen: (number: string) => void; onEnrol: () => void }) {
  const words = useWords();
  const { sync } = useDesk().state;
  if (sync === null) return null;
  return (
    <div className="screen">
      <ScreenTitle>{words("action-center")}</ScreenTitle>
      {sync.standing === "not_enrolled" ? (
        <Alone onEnrol={props.onEnrol} />
      ) : (
        <>
          <Turns sync={sync} onEnrol={props.onEnrol} />
          <Standing sync={sync} />
          <CarriedByHand sync={sync} />
          <Items sync={sync} onOpen={props.onOpen} />
        </>
      )}
    </div>
  );
}

/** Nothing is wrong with a desk that works alone. */
function Alone(props: { onEnrol: () => void }) {
  const words = useWords();
  const keepsTheDesk = useStaff()?.role === "administrator";
  return (
    <Section title={words("center-state-title")}>
      <p>{words("center-state-alone")}</p>
      <p>{words("center-state-enrol")}</p>
      {keepsTheDesk ? (
        <div>
          <Button onPress={props.onEnrol}>{words("center-to-settings")}</Button>
        </div>
      ) : null}
    </Section>
  );
}

function Standing(props: { sync: SyncView }) {
  const { sync } = props;
  const words = useWords();
  const language = useLanguage();
  const { attempt, summary } = useRefusals();
  // What is told next is the answer.
  const [asked, setAsked] = useState<SyncView | null>(null);
  const now = async () => {
    const begun = await attempt(() => call("sync_now"));
    if (begun !== undefined) setAsked(sync);
  };
  return (
    <Section title={words("center-state-title")}>
      {summary}
      <Sentences sync={sync} />
      <dl className="facts">
        {sync.last_in_touch === null ? null : (
          <div>
            <dt>{words("center-last-in-touch")}</dt>
            <dd>{dateAndTime(sync.last_in_touch, language)}</dd>
          </div>
        )}
        <CenterKey sync={sync} />
      </dl>
      {/* A desk without a right is not tried again: what it holds is handed in. */}
      {sync.standing === "revoked" ? null : (
        <div className="row">
          <Button onPress={now}>{words("center-sync-now")}</Button>
          <span role="status">
            {asked === sync && !sync.in_touch ? words("center-sync-begun") : null}
          </span>
        </div>
      )}
    </Section>
  );
}

/** What is so, and what happens next. */
function Sentences(props: { sync: SyncView }) {
  const { sync } = props;
  const words = useWords();
  const { standing, problem, waiting_facts, attachments_waiting, clock_ahead_seconds } = sync;
  return (
    <div className="stack-tight">
      {sync.all_is_there ? (
        <p>
          <Mark tone="good">{words("center-state-all-there")}</Mark>
        </p>
      ) : null}
      {standing === "code_waits" ? <p>{words("center-state-code-waits")}</p> : null}
      {problem !== null && standing !== "revoked" && standing !== "unknown" ? (
        <Notice tone="soon" title={problemWords(problem, words)} />
      ) : null}
      {problem === null && standing === "active" && !sync.in_touch ? (
        <p>{words("center-state-out-of-touch")}</p>
      ) : null}
      {waiting_facts > 0 && standing !== "revoked" ? (
        <p>{words("center-state-waiting", { count: waiting_facts })}</p>
      ) : null}
      {attachments_waiting > 0 ? (
        <p>{words("center-waiting-attachments", { count: attachments_waiting })}</p>
      ) : null}
      {clock_ahead_seconds === null ? null : <ClockOff seconds={clock_ahead_seconds} />}
    </div>
  );
}

function ClockOff(props: { seconds: number }) {
  const words = useWords();
  const minutes = Math.round(Math.abs(props.seconds) / 60);
  const key = props.seconds > 0 ? "center-clock-ahead" : "center-clock-behind";
  return <Notice tone="soon" title={words(key, { minutes })} />;
}
