// Each thing that has not gone to the center or that the center keeps apart: what it is, since when, why,
// and what to do.
import { useEffect, useState } from "react";
import type { SyncItem, SyncItems, SyncStanding, SyncView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { EmptyState, Mark, NumberInGroups, Section } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { age, dateAndTime } from "../../text/dates";
import { problemWords } from "../../text/problems";
import { useLanguage, useWords } from "../../text/words";
import { useMinute } from "../minute";

export function Items(props: { sync: SyncView; onOpen: (number: string) => void }) {
  const words = useWords();
  const { attempt, summary } = useRefusals();
  const [found, setFound] = useState<SyncItems | null>(null);
  const { waiting_facts, kept_apart, attachments_waiting } = props.sync;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count is another list
  useEffect(() => {
    attempt(() => call("sync_items")).then((items) => items && setFound(items));
  }, [attempt, waiting_facts, kept_apart, attachments_waiting]);
  // A center that does not know the desk lacks all of it: that nothing waits would not be true.
  if (props.sync.standing === "unknown" && found?.items.length === 0) return null;
  return (
    <Section title={words("center-items-title")}>
      {summary}
      {found?.items.length === 0 ? (
        <EmptyState title={words("center-items-none")}>
          {props.sync.standing === "active" ? <p>{words("center-items-none-hint")}</p> : null}
        </EmptyState>
      ) : null}
      <ul className="center-items">
        {found?.items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: things of one moment have no other identity
          <li key={place} className="center-item">
            <Item item={item} standing={props.sync.standing} onOpen={props.onOpen} />
          </li>
        ))}
      </ul>
      {found === null || found.more === 0 ? null : (
        <p className="quiet">{words("center-items-more", { count: found.more })}</p>
      )}
    </Section>
  );
}

/** What becomes of what waits, by how the desk stands. */
function fateOfWaiting(
  standing: SyncStanding,
): "center-fate-waits" | "center-fate-waits-for-code" | "center-fate-to-hand-in" {
  if (standing === "revoked") return "center-fate-to-hand-in";
  return standing === "unknown" ? "center-fate-waits-for-code" : "center-fate-waits";
}

function Item(props: { item: SyncItem; standing: SyncStanding; onOpen: (number: string) => void }) {
  const { subject, number, since, fate, problem } = props.item;
  const words = useWords();
  const language = useLanguage();
  const now = useMinute();
  const time = dateAndTime(since, language);
  return (
    <>
      <p className="center-item-head">
        <b>{words(coded("center-subject", subject))}</b>
        {number === null ? null : (
          <Button look="quiet" onPress={() => props.onOpen(number)}>
            <NumberInGroups number={number} />{" "}
            <span className="unseen">{words("center-open")}</span>
          </Button>
        )}
        {fate === "kept_apart" ? (
          <Mark tone="fault">{words("center-fate-kept-apart")}</Mark>
        ) : (
          <Mark tone="plain">{words(fateOfWaiting(props.standing))}</Mark>
        )}
      </p>
      {problem === null ? null : <p>{problemWords(problem, words)}</p>}
      <p className="quiet small">{words("center-since", { time, age: age(since, now, words) })}</p>
    </>
  );
}
