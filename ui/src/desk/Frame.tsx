// What stands around every screen of the desk: whose desk it is, how it is doing, where to go.
import "./frame.css";
import type { ReactNode } from "react";
import { Button } from "../parts/Button";
import { DoorMark } from "../parts/DoorMark";
import { Notice } from "../parts/marks";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { type ActionId, keysOf, wordsOf } from "./actions";
import { officeName } from "./office-name";
import { StatusMarks } from "./StatusMarks";
import { useDesk } from "./state";
import { ToSeries } from "./ToSeries";

export interface FrameProps {
  here: ActionId;
  places: { id: ActionId; go: () => void }[];
  onSlips: () => void;
  onCenter: () => void;
  onSeries: () => void;
  children: ReactNode;
}

export function Frame(props: FrameProps) {
  const words = useWords();
  const { state } = useDesk();
  const { office, desk, staff } = state;
  return (
    <div className="frame">
      <header className="frame-head">
        <div className="frame-line">
          <p className="frame-who">
            <DoorMark />
            <b>{officeName(office)}</b>
            <span>{desk ? words("desk-code", { desk }) : null}</span>
            <span>{staff?.name}</span>
          </p>
          <StatusMarks onSlips={props.onSlips} onCenter={props.onCenter} />
        </div>
        <nav className="frame-places" aria-label={words("frame-places")}>
          {props.places.map((place) => (
            <Button
              key={place.id}
              look={place.id === props.here ? "plain" : "quiet"}
              current={place.id === props.here}
              keys={keysOf(place.id)}
              onPress={place.go}
            >
              {words(wordsOf(place.id))}
            </Button>
          ))}
        </nav>
      </header>
      <Warnings here={props.here} onSeries={props.onSeries} />
      <main className="frame-main">{props.children}</main>
    </div>
  );
}

/** What must be known before a form is filled. */
function Warnings(props: { here: ActionId; onSeries: () => void }) {
  const words = useWords();
  const { state } = useDesk();
  const { room_left, numbers_left, clock_behind } = state;
  // The center's page says it at more length.
  const said = props.here === "center" && state.storage?.code === "desk-revoked";
  const storage = said ? null : state.storage;
  if (storage === null && room_left === null && numbers_left === null && !clock_behind) return null;
  return (
    <div className="frame-warnings" role="status">
      {storage ? <Notice tone="fault" title={problemWords(storage, words)} /> : null}
      {storage === null && room_left !== null ? (
        <Notice tone="soon" title={words("warning-room-left", { megabytes: room_left })} />
      ) : null}
      {clock_behind ? <Notice tone="fault" title={words("warning-clock-behind")} /> : null}
      {numbers_left !== null ? (
        <Notice tone="soon" title={words("warning-numbers-left", { count: numbers_left })}>
          <ToSeries onGo={props.onSeries} />
        </Notice>
      ) : null}
    </div>
  );
}
