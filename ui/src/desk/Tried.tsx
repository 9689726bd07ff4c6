// What came of trying a printer: what it said of itself, and which of its letters a person reads.
import type { CodeTable, PrinterTried } from "../contract";
import { ChoiceGroup } from "../parts/choices";
import { Mark } from "../parts/marks";
import { useWords } from "../text/words";
import { profileWords, useProfiles } from "./PrinterNature";

export function Tried(props: {
  tried: PrinterTried;
  profile: string;
  table: CodeTable | null;
  onTable: (table: CodeTable | null) => void;
}) {
  const words = useWords();
  const { learned, samples, suggested } = props.tried;
  const named = [learned.maker, learned.model].filter(Boolean).join(" ");
  const profiles = useProfiles();
  const kind = profiles.find((one) => one.code === suggested);
  const chosen = samples.find(
    ({ table }) => table.number === props.table?.number && table.page === props.table?.page,
  );
  return (
    <>
      <div role="status" className="stack-tight">
        <p>
          <Mark tone="plain">{words("printer-tested")}</Mark>
        </p>
        {named ? <p>{words("printer-learned", { name: named })}</p> : null}
        {kind && suggested === props.profile ? (
          <p>{words("printer-suggested", { profile: profileWords(kind, words) })}</p>
        ) : null}
        {learned.answers_status === false ? <p>{words("printer-silent")}</p> : null}
      </div>
      {samples.length > 0 ? (
        <ChoiceGroup<string>
          name="printer_letters"
          label={words("field-printer-letters")}
          hint={words("field-printer-letters-hint")}
          look="column"
          value={chosen?.mark ?? "none"}
          onChange={(mark) =>
            props.onTable(samples.find((one) => one.mark === mark)?.table ?? null)
          }
          choices={[
            ...samples.map(({ mark }) => ({
              id: mark,
              words: words("printer-letters-mark", { mark }),
            })),
            { id: "none", words: words("printer-letters-none") },
          ]}
        />
      ) : null}
    </>
  );
}
