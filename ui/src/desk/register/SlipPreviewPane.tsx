// The slip as it will print, dot for dot, with its lines in words for who cannot see the picture.
import { useEffect, useState } from "react";
import type { Draft, SlipPreview } from "../../contract";
import { call } from "../../host/call";
import { Section } from "../../parts/marks";
import { useWords } from "../../text/words";

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
        <img className="preview-paper" src={preview.picture} alt={preview.lines.join(". ")} />
      )}
    </Section>
  );
}
