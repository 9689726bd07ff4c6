// The result stands and its person has to hear of it: once they have, the clerk says in which way.
import type { ApplicationView, DeliveryWay } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Section } from "../../parts/marks";
import type { Refusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { useWords } from "../../text/words";

const ways: readonly DeliveryWay[] = ["in_person", "phone", "letter"];

export function ResultTold(props: {
  view: ApplicationView;
  refusals: Refusals;
  onView: (view: ApplicationView) => void;
}) {
  const { view, refusals } = props;
  const words = useWords();
  if (view.state !== "concluded") return null;
  const { number } = view.line;
  const conclusion = view.history.findLast((line) => line.kind === "application_concluded");
  const tell = async (way: DeliveryWay) => {
    const { revision } = view;
    const next = await refusals.attempt(() => call("deliver_result", { number, revision, way }));
    if (next) props.onView(next);
  };
  return (
    <Section title={words("result-title")}>
      {conclusion?.outcome ? <p>{words(coded("outcome", conclusion.outcome))}</p> : null}
      {conclusion?.reason ? <p className="narrative">“{conclusion.reason}”</p> : null}
      <p>{words("result-text")}</p>
      <div className="row">
        {ways.map((way) => (
          <Button key={way} onPress={() => tell(way)}>
            {words(coded("result-told", way))}
          </Button>
        ))}
      </div>
    </Section>
  );
}
