// The slip as it will print, dot for dot, with its lines in words for who cannot see the picture.
// Its number is not given before the application is saved: a mark over the paper says so. The last
// picture stands until the next one can be drawn, so that the paper is never empty between two.
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
  const words = useWords();
  const drawn = useDrawn(props.draft);
  const [shown, show] = useState<SlipPreview | null>(null);
  const standing = drawn === null ? null : shown;
  const coming = drawn?.picture === standing?.picture ? null : drawn;
  return (
    <Section title={words("preview-title")} className="preview">
      {standing === null ? <p className="quiet">{words("preview-none")}</p> : null}
      <div className="preview-sheet">
        {[standing, coming].map((preview) =>
          preview === null ? null : (
            <img
              // What was loaded out of sight is the very element that is then shown.
              key={preview.picture}
              className="preview-paper"
              hidden={preview === coming}
              src={preview.picture}
              alt={said(preview, words)}
              onLoad={(event) => {
                const ready = () => show(preview);
                event.currentTarget.decode().then(ready, ready);
              }}
            />
          ),
        )}
        {standing === null ? null : (
          <span className="preview-mark" aria-hidden="true">
            {words("preview-mark")}
          </span>
        )}
      </div>
    </Section>
  );
}

/** The slip of what is typed so far, after each pause. */
function useDrawn(draft: Draft): SlipPreview | null {
  const [drawn, setDrawn] = useState<SlipPreview | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = window.setTimeout(() => {
      call("preview_slip", { draft }).then(
        (preview) => wanted && setDrawn(preview),
        () => wanted && setDrawn(null),
      );
    }, PAUSE);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [draft]);
  return drawn;
}

/** Nothing is saved yet, so the number that would come next is not read out to anyone. */
function said(preview: SlipPreview, words: Words): string {
  const lines = preview.lines.filter((line) => !NUMBER.test(line));
  return [words("preview-sample"), ...lines].join(". ");
}
