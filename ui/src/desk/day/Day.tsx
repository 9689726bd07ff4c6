// A day at the desk: what was registered, how much of what, and how many were told the way.
import "./day.css";
import { useEffect, useState } from "react";
import type { DayView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { useKey } from "../../parts/keys";
import { EmptyState } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { ScreenTitle } from "../../parts/ScreenTitle";
import { coded } from "../../text/coded";
import { longDate } from "../../text/dates";
import { useLanguage, useWords } from "../../text/words";
import { ApplicationLines } from "../ApplicationLines";
import { keysOf } from "../actions";
import { useDocuments } from "../documents";
import { useDesk } from "../state";
import { Inquiries } from "./Inquiries";

export function Day(props: { onOpen: (number: string) => void }) {
  const words = useWords();
  const language = useLanguage();
  const { attempt, summary } = useRefusals();
  const { state } = useDesk();
  const [day, setDay] = useState<string | null>(null);
  const [view, setView] = useState<DayView | null>(null);
  const documents = useDocuments();
  const dayList = () =>
    view &&
    documents.ask({
      of: { day_list: view.day },
      title: words("action-day-list"),
      size: "a4",
      large: false,
    });
  useKey("day-list", dayList);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the desk says has changed is looked at again
  useEffect(() => {
    attempt(() => call("list_day", { day })).then((answer) => {
      if (answer) setView(answer);
    });
  }, [day, attempt, state]);
  return (
    <div className="screen">
      <div className="row">
        <ScreenTitle>{view ? longDate(view.day, language) : words("action-day")}</ScreenTitle>
        <Button onPress={() => view && setDay(dayBeside(view.day, -1))}>
          {words("day-before")}
        </Button>
        <Button onPress={() => view && setDay(dayBeside(view.day, 1))}>{words("day-after")}</Button>
        <Button onPress={() => setDay(null)}>{words("day-today")}</Button>
        <Button keys={keysOf("day-list")} onPress={dayList}>
          {words("action-day-list")}
        </Button>
      </div>
      {summary}
      {documents.said}
      {documents.dialog}
      {view ? (
        <>
          <dl className="day-counts">
            <Count label={words("day-applications")} count={view.lines.length} />
            {view.by_kind
              .filter((one) => one.count > 0)
              .map((one) => (
                <Count
                  key={one.kind}
                  label={words(coded("slip-kind", one.kind))}
                  count={one.count}
                />
              ))}
            <Count label={words("day-inquiries")} count={view.inquiries.length} />
          </dl>
          {view.lines.length > 0 ? (
            <ApplicationLines label={words("day-list")} lines={view.lines} onOpen={props.onOpen} />
          ) : (
            <EmptyState title={words("day-none")}>
              <p>{words("day-none-hint")}</p>
            </EmptyState>
          )}
          {view.inquiries.length > 0 ? <Inquiries inquiries={view.inquiries} /> : null}
        </>
      ) : null}
    </div>
  );
}

function Count(props: { label: string; count: number }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.count}</dd>
    </div>
  );
}

/** The day so many days after `2026-11-21`. */
function dayBeside(day: string, by: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + by);
  return moved.toISOString().slice(0, 10);
}
