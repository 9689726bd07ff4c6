// The slip as it will print, dot for dot, with its lines in words for who cannot see the picture.
// Its number is not given before the application is saved: a mark over the paper says so.
import { useEffect, useState } from "react";
import type { Draft, SlipPreview } from "../../contract";
import { call } from "../../host/call";
import { Section } from "../../parts/marks";
import { useWords, type Words } from "../../text/words";

/** An application number, wherever it stands in a line. */
const NUMBER = /\d{4} \d{3} \d{3} \d{3}/;

/** A pause in typing after which the picture is drawn anew, in milliseconds. */
const PAUSE = 300;

export function SlipPreviewPane(props: { draft: Draft }) {
  const { draft } = props;
  const words = useWords();
  const [preview, setPreview] = useState<SlipPreview | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = window.setTimeout(() => {
      call("preview_slip", { draft }).then(
        (drawn) => wanted && setPreview(drawn),
        () => wanted && setPreview(null),
      );
    }, PAUSE);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [draft]);
  return (
    <Section title={words("preview-title")} className="preview">
      {preview === null ? (
        <p className="quiet">{words("preview-none")}</p>
      ) : (
        <div className="preview-sheet">
          <img className="preview-paper" src={preview.picture} alt={said(preview, words)} />
          <span className="preview-mark" aria-hidden="true">
            {words("preview-mark")}
          </span>
        </div>
      )}
    </Section>
  );
}

/** Nothing is saved yet, so the number that would come next is not read out to anyone. */
function said(preview: SlipPreview, words: Words): string {
  const lines = preview.lines.filter((line) => !NUMBER.test(line));
  return [words("preview-sample"), ...lines].join(". ");
}
