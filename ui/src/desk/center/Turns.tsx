// What happened between desk and center that somebody must know of: a right that was taken away, another
// desk code, records of a newer program, the first records of other desks.
import "./center.css";
import { useId } from "react";
import type { DeskCode, Receiving, SyncView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { percentOf } from "../center-status";
import { useDesk, useStaff } from "../state";
import { HandingIn } from "./HandingIn";

export function Turns(props: { sync: SyncView; onEnrol: () => void }) {
  const { standing, given_desk_code, not_understood, receiving, waiting_facts } = props.sync;
  const words = useWords();
  const keepsTheDesk = useStaff()?.role === "administrator";
  return (
    <>
      {standing === "revoked" ? (
        <>
          <Revoked waiting={waiting_facts} />
          <HandingIn sync={props.sync} />
        </>
      ) : null}
      {standing === "unknown" ? (
        <Notice tone="fault" title={words("center-unknown-title")}>
          <p>{words("center-unknown-text")}</p>
          {keepsTheDesk ? (
            <div>
              <Button onPress={props.onEnrol}>{words("center-to-settings")}</Button>
            </div>
          ) : null}
        </Notice>
      ) : null}
      {standing === "forked" ? (
        <Notice tone="soon" title={words("center-forked-title")}>
          <p>{words("center-forked-text")}</p>
        </Notice>
      ) : null}
      {given_desk_code === null ? null : <CodeGiven desk={given_desk_code} />}
      {not_understood === 0 ? null : (
        <Notice tone="soon" title={words("center-not-understood-title")}>
          <p>{words("center-not-understood-text", { count: not_understood })}</p>
        </Notice>
      )}
      {receiving === null ? null : <Coming receiving={receiving} />}
    </>
  );
}

function Revoked(props: { waiting: number }) {
  const words = useWords();
  return (
    <Notice tone="fault" title={words("center-revoked-title")}>
      <p>{words("center-revoked-text")}</p>
      <p>
        {props.waiting === 0
          ? words("center-revoked-all-there")
          : words("center-revoked-waiting", { count: props.waiting })}
      </p>
    </Notice>
  );
}

function CodeGiven(props: { desk: DeskCode }) {
  const { desk } = props;
  const words = useWords();
  const { adopt } = useDesk();
  const { attempt, summary } = useRefusals();
  const heed = async () => {
    const next = await attempt(() => call("heed_given_desk_code"));
    if (next) adopt(next);
  };
  return (
    <Notice tone="soon" title={words("center-given-title", { desk })}>
      {summary}
      <p>{words("center-given-text", { desk })}</p>
      <div>
        <Button onPress={heed}>{words("center-given-heeded")}</Button>
      </div>
    </Notice>
  );
}

/** How far it is; the clerk need not wait for it. */
function Coming(props: { receiving: Receiving }) {
  const { have, of } = props.receiving;
  const words = useWords();
  const title = useId();
  return (
    <Notice tone="plain">
      <p className="notice-title" id={title}>
        {words("center-receiving-title")}
      </p>
      <p>{words("center-receiving-text", { have, of })}</p>
      <progress
        className="center-progress"
        aria-labelledby={title}
        max={100}
        value={percentOf(props.receiving)}
      />
    </Notice>
  );
}
