// What the office adds to its slips: its own words, its mark, large print. Beside the fields stands the
// slip as it will print, dot for dot.
import "./slip-texts.css";
import { useEffect, useId, useState } from "react";
import { FileTrigger } from "react-aria-components";
import type { SlipTexts, SlipTextsView } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Check } from "../../parts/choices";
import { Form } from "../../parts/Form";
import { TextLine } from "../../parts/fields";
import { Mark, Section } from "../../parts/marks";
import { type Refusals, useRefusals } from "../../parts/refusals";
import type { WordKey } from "../../text/keys";
import { useWords } from "../../text/words";
import { base64Of } from "../base64";
import { SlipTextsPreview } from "./SlipTextsPreview";

type Line = Exclude<keyof SlipTexts, "large_print">;

/** In the order of the slip, with the most characters that each holds. */
const lines = [
  ["heading", 40],
  ["result", 60],
  ["phone", 24],
  ["place", 60],
  ["hours", 60],
] as const satisfies readonly (readonly [Line, number])[];

export function SlipTextsSettings() {
  const words = useWords();
  const refusals = useRefusals();
  const { attempt } = refusals;
  const [kept, setKept] = useState<SlipTextsView | null>(null);
  const [texts, setTexts] = useState<SlipTexts | null>(null);
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    attempt(() => call("slip_texts")).then((found) => {
      if (found === undefined) return;
      setKept(found);
      setTexts(found.texts);
    });
  }, [attempt]);
  if (kept === null || texts === null) return refusals.summary;
  const change = (part: Partial<SlipTexts>) => {
    setTexts({ ...texts, ...part });
    setSaved(false);
  };
  const save = async () => {
    const next = await attempt(() => call("choose_slip_texts", { texts }));
    if (next === undefined) return;
    setKept(next);
    setTexts(next.texts);
    setSaved(true);
  };
  return (
    <Section title={words("slip-texts-title")}>
      <p>{words("slip-texts-text")}</p>
      <div className="slip-texts">
        <Form label={words("slip-texts-title")} onFinish={save}>
          {refusals.summary}
          {lines.map(([line, limit]) => (
            <TextLine
              key={line}
              name={`slip_${line}`}
              label={words(`field-slip-${line}` satisfies WordKey)}
              hint={words(`field-slip-${line}-hint` satisfies WordKey, { limit })}
              value={texts[line]}
              onChange={(typed) => {
                change({ [line]: typed });
                refusals.clear(`slip_${line}`);
              }}
              error={refusals.at(`slip_${line}`)}
            />
          ))}
          <Check
            name="slip_large_print"
            value={texts.large_print}
            onChange={(large_print) => change({ large_print })}
          >
            {words("slip-texts-large")}
          </Check>
          <Logo kept={kept} onKept={setKept} refusals={refusals} />
          <div className="row">
            <Button look="main" onPress={save}>
              {words("save")}
            </Button>
            {saved ? (
              <span role="status">
                <Mark tone="good">{words("slip-texts-saved")}</Mark>
              </span>
            ) : null}
          </div>
        </Form>
        <SlipTextsPreview texts={texts} logo={kept.logo} width={kept.width} />
      </div>
    </Section>
  );
}

/** The office's own mark; it counts as soon as it is chosen. */
function Logo(props: {
  kept: SlipTextsView;
  onKept: (kept: SlipTextsView) => void;
  refusals: Refusals;
}) {
  const { kept, onKept, refusals } = props;
  const words = useWords();
  const choose = async (content_base64: string | null) => {
    const next = await refusals.attempt(() => call("choose_slip_logo", { content_base64 }));
    if (next) onKept(next);
  };
  const chooser = useId();
  const remove = async () => {
    await choose(null);
    // The button that had the focus is gone.
    document.getElementById(chooser)?.focus();
  };
  const error = refusals.at("slip_logo");
  return (
    <fieldset data-field="slip_logo" className="slip-logo">
      <legend className="label">{words("field-slip-logo")}</legend>
      <span className="hint">{words("field-slip-logo-hint")}</span>
      {kept.logo ? <img src={kept.logo} alt={words("slip-logo-shown")} /> : null}
      <div className="row">
        <FileTrigger
          acceptedFileTypes={["image/png"]}
          onSelect={async (files) => {
            const file = files?.[0];
            if (file) await choose(await base64Of(file));
          }}
        >
          <Button id={chooser}>{words("slip-logo-choose")}</Button>
        </FileTrigger>
        {kept.logo ? (
          <Button look="quiet" onPress={remove}>
            {words("slip-logo-remove")}
          </Button>
        ) : null}
      </div>
      {error ? (
        <p className="fault">
          <span aria-hidden="true">▲</span> {error}
        </p>
      ) : null}
    </fieldset>
  );
}
