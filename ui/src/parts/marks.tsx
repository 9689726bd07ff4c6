// Small things that say a state in words, a shape and a colour together.
import "./marks.css";
import { type ReactNode, useId } from "react";
import { groupsOf } from "../text/spelled";

export type Tone = "good" | "plain" | "soon" | "fault";

const shapes: Record<Tone, string> = { good: "✓", plain: "•", soon: "◆", fault: "▲" };

/** A state: its shape and colour only repeat what the words say. */
export function Mark(props: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`mark mark-${props.tone}`}>
      <span aria-hidden="true">{shapes[props.tone]}</span> {props.children}
    </span>
  );
}

/** An application number in its groups; a screen reader pauses between them. */
export function NumberInGroups(props: { number: string; large?: boolean }) {
  const groups = groupsOf(props.number);
  return (
    <span className={props.large ? "number number-large" : "number"}>
      <span className="unseen">{groups.join(", ")}</span>
      {groups.map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other identity
        <span key={place} aria-hidden="true" className="number-group">
          {group}
        </span>
      ))}
    </span>
  );
}

/** Nothing here, and what to do about it. */
export function EmptyState(props: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      {props.children}
    </div>
  );
}

/** Something takes a while: the words say what. */
export function Waiting(props: { children: ReactNode }) {
  return (
    <p className="waiting" role="status">
      <span className="waiting-wheel" aria-hidden="true" /> {props.children}
    </p>
  );
}

/** A box of words that needs attention but refuses nothing. */
export function Notice(props: {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  live?: boolean;
}) {
  return (
    <div className={`notice notice-${props.tone}`} role={props.live ? "status" : undefined}>
      {props.title ? (
        <p className="notice-title">
          <span aria-hidden="true">{shapes[props.tone]}</span> {props.title}
        </p>
      ) : null}
      {props.children}
    </div>
  );
}

/** A part of a screen with its heading. */
export function Section(props: {
  title: string;
  children: ReactNode;
  aside?: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`section ${props.className ?? ""}`}>
      <div className="section-head">
        <h2 id={id}>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
