// An ordinary slip with the office's words as they are typed, in any language and on both papers.
import { useEffect, useState } from "react";
import type { Language, SlipPreview, SlipTexts, SlipWidth } from "../../contract";
import { call } from "../../host/call";
import { ChoiceGroup } from "../../parts/choices";
import type { WordKey } from "../../text/keys";
import { useWords } from "../../text/words";

/** A pause in typing after which the picture is drawn anew, in milliseconds. */
const PAUSE = 300;

const languages = ["tr", "en", "ar", "ku", "ru", "fa", "uk"] as const satisfies Language[];

export function SlipTextsPreview(props: {
  texts: SlipTexts;
  /** Another mark is another picture. */
  logo: string | null;
  width: SlipWidth;
}) {
  const { texts, logo } = props;
  const words = useWords();
  const [language, setLanguage] = useState<Language>("tr");
  const [width, setWidth] = useState<SlipWidth>(props.width);
  const [preview, setPreview] = useState<SlipPreview | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mark is drawn by the desk
  useEffect(() => {
    let wanted = true;
    const timer = window.setTimeout(() => {
      call("preview_slip_texts", { texts, language, width }).then(
        (drawn) => wanted && setPreview(drawn),
        () => wanted && setPreview(null),
      );
    }, PAUSE);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [texts, logo, language, width]);
  return (
    <div className="stack">
      <ChoiceGroup<Language>
        name="preview_language"
        label={words("slip-texts-language")}
        value={language}
        onChange={setLanguage}
        choices={languages.map((id) => ({ id, words: words(`language-${id}` satisfies WordKey) }))}
      />
      <ChoiceGroup<SlipWidth>
        name="preview_width"
        label={words("field-width")}
        value={width}
        onChange={setWidth}
        choices={[
          { id: "mm80", words: words("width-80") },
          { id: "mm58", words: words("width-58") },
        ]}
      />
      {preview === null ? (
        <p className="quiet">{words("preview-none")}</p>
      ) : (
        <div className="preview-sheet slip-texts-sheet">
          <img
            className="preview-paper"
            src={preview.picture}
            alt={[words("preview-sample"), ...preview.lines].join(". ")}
          />
        </div>
      )}
    </div>
  );
}
