// One application: what it says, how long there is time, what happened to it, and what can be done.
import { useEffect, useId, useState } from "react";
import type { ApplicationView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { useKey } from "../../parts/keys";
import { NumberInGroups, Section, Waiting } from "../../parts/marks";
import { type Refusals, useRefusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { longDate } from "../../text/dates";
import { useLanguage, useWords } from "../../text/words";
import { DueMark, OtherDesk } from "../ApplicationLines";
import { keysOf } from "../actions";
import { useDocuments } from "../documents";
import { SlipStatus } from "../SlipStatus";
import { useDesk } from "../state";
import { AttachmentList } from "./AttachmentList";
import { Correction } from "./Correction";
import { History } from "./History";
import { LinkForm } from "./LinkForm";
import { ResultTold } from "./ResultTold";
import { Said } from "./Said";

export interface ApplicationDetailProps {
  number: string;
  onOpen: (number: string) => void;
  onBack: () => void;
}

export function ApplicationDetail(props: ApplicationDetailProps) {
  const words = useWords();
  const refusals = useRefusals();
  const { attempt } = refusals;
  const [view, setView] = useState<ApplicationView | null>(null);
  const [doing, setDoing] = useState<"correct" | "link" | null>(null);
  const { state } = useDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the desk says has changed is looked at again
  useEffect(() => {
    // A correction says which revision it saw; it stays that one.
    if (doing !== null) return;
    let wanted = true;
    attempt(() => call("get_application", { number: props.number })).then((answer) => {
      if (wanted && answer) setView(answer);
    });
    return () => {
      wanted = false;
    };
  }, [props.number, attempt, state, doing]);
  useKey("back", props.onBack, doing === null);
  if (view === null) {
    return (
      <div className="screen">
        {refusals.summary}
        {refusals.problems.length === 0 ? <Waiting>{words("opening-application")}</Waiting> : null}
        <div>
          <Button keys={keysOf("back")} onPress={props.onBack}>
            {words("action-back")}
          </Button>
        </div>
      </div>
    );
  }
  const done = (next: ApplicationView) => {
    setView(next);
    setDoing(null);
  };
  if (doing === "correct") {
    return <Correction view={view} onDone={done} onCancel={() => setDoing(null)} />;
  }
  return (
    <Detail
      {...props}
      view={view}
      refusals={refusals}
      linking={doing === "link"}
      onCorrect={() => setDoing("correct")}
      onLink={() => setDoing("link")}
      onLinked={done}
      onView={setView}
      onCancel={() => setDoing(null)}
    />
  );
}

interface DetailProps extends ApplicationDetailProps {
  view: ApplicationView;
  refusals: Refusals;
  linking: boolean;
  onCorrect: () => void;
  onLink: () => void;
  onLinked: (view: ApplicationView) => void;
  onView: (view: ApplicationView) => void;
  onCancel: () => void;
}

function Detail(props: DetailProps) {
  const { view, refusals, number } = props;
  const words = useWords();
  const titleId = useId();
  const again = async () => {
    const answer = await refusals.attempt(() => call("get_application", { number }));
    if (answer) props.onView(answer);
  };
  const copy = async () => {
    const copied = await refusals.attempt(() => call("copy_slip", { number }));
    if (copied) await again();
  };
  const copyLarge = async () => {
    const copied = await refusals.attempt(() => call("copy_slip_large", { number }));
    if (copied) await again();
  };
  const documents = useDocuments();
  const large = view.draft.needs.includes("large_print");
  const petition = () =>
    documents.ask({
      of: { petition: number },
      title: words("action-petition"),
      size: "a4",
      large,
    });
  const visitorCopy = () =>
    documents.ask({
      of: { visitor_copy: number },
      title: words("action-visitor-copy"),
      size: large ? "a4" : "a5",
      large,
    });
  useKey("copy", copy);
  useKey("copy-large", copyLarge);
  useKey("petition", petition);
  useKey("visitor-copy", visitorCopy);
  useKey("correct", props.onCorrect);
  useKey("link", props.onLink);
  return (
    <div className="barred">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="barred-work" aria-labelledby={titleId} tabIndex={0}>
        <div className="screen">
          <DetailHead view={view} titleId={titleId} />
          {refusals.summary}
          {documents.said}
          {props.linking ? (
            <LinkForm number={number} onLinked={props.onLinked} onCancel={props.onCancel} />
          ) : null}
          <ResultTold view={view} refusals={refusals} onView={props.onView} />
          <div className="detail-parts">
            <Said view={view} />
            <div className="stack">
              <Section title={words("detail-slips")}>
                {view.slips.length === 0 ? <p>{words("registered-no-printer")}</p> : null}
                {view.slips.map((slip) => (
                  <SlipStatus key={slip.job} slip={slip} onSettled={again} />
                ))}
              </Section>
              <Linked numbers={view.linked} onOpen={props.onOpen} />
              <AttachmentList view={view} onChanged={again} />
              <Section title={words("detail-history")}>
                <History lines={view.history} />
              </Section>
            </div>
          </div>
        </div>
      </section>
      <div className="bar">
        <Button keys={keysOf("correct")} onPress={props.onCorrect} autoFocus>
          {words("action-correct")}
        </Button>
        <Button keys={keysOf("copy")} onPress={copy}>
          {words("action-copy")}
        </Button>
        <Button keys={keysOf("petition")} onPress={petition}>
          {words("action-petition")}
        </Button>
        <Button keys={keysOf("visitor-copy")} onPress={visitorCopy}>
          {words("action-visitor-copy")}
        </Button>
        <Button keys={keysOf("link")} onPress={props.onLink}>
          {words("action-link")}
        </Button>
        <Button look="quiet" keys={keysOf("back")} onPress={props.onBack}>
          {words("action-back")}
        </Button>
      </div>
      {documents.dialog}
    </div>
  );
}

/** Which application it is, and how long there is time. */
function DetailHead(props: { view: ApplicationView; titleId: string }) {
  const { line, legal_limit_on, state, unit_now } = props.view;
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="detail-head">
      <h1 id={props.titleId}>
        <NumberInGroups number={line.number} />
      </h1>
      <DueMark line={line} />
      <OtherDesk number={line.number} />
      <p>
        <b>{words(coded("state", state), { unit: unit_now ?? words("unit-open") })}</b>
      </p>
      <p>
        {words("registered-due")}: <b>{longDate(line.due_on, language)}</b>
      </p>
      <p className="quiet">{words("legal-limit", { date: longDate(legal_limit_on, language) })}</p>
    </div>
  );
}

function Linked(props: { numbers: string[]; onOpen: (number: string) => void }) {
  const words = useWords();
  if (props.numbers.length === 0) return null;
  return (
    <Section title={words("detail-linked")}>
      <div className="row">
        {props.numbers.map((number) => (
          <Button key={number} onPress={() => props.onOpen(number)}>
            <NumberInGroups number={number} />
          </Button>
        ))}
      </div>
    </Section>
  );
}
