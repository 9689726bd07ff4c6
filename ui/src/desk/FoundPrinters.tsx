// The printers that this computer has: plugged in, or known to the system. One that is being changed stands
// among them although it may be away just now.
import { useCallback, useEffect, useState } from "react";
import type { FoundPrinter, PrinterTarget } from "../contract";
import { call } from "../host/call";
import { Button } from "../parts/Button";
import { ChoiceGroup } from "../parts/choices";
import { Notice, Waiting } from "../parts/marks";
import type { Refusals } from "../parts/refusals";
import { coded } from "../text/coded";
import { useWords } from "../text/words";
import { addressOf, isSame } from "./printer-draft";

export function FoundPrinters(props: {
  target: PrinterTarget;
  /** The printer as it was kept, if it is one of this computer's. */
  kept: FoundPrinter | null;
  onFound: (found: FoundPrinter) => void;
  refusals: Refusals;
}) {
  const words = useWords();
  const { kept } = props;
  const { attempt } = props.refusals;
  const [found, setFound] = useState<FoundPrinter[] | null>(null);
  const search = useCallback(() => {
    setFound(null);
    attempt(() => call("find_printers")).then((all) => setFound(all ?? []));
  }, [attempt]);
  useEffect(search, [search]);
  if (found === null) return <Waiting>{words("printers-searching")}</Waiting>;
  const isAway = kept !== null && !found.some((one) => isSame(one.target, kept.target));
  const all = isAway ? [kept, ...found] : found;
  const chosen = all.findIndex((one) => isSame(one.target, props.target));
  return (
    <>
      {found.length === 0 ? (
        <Notice tone="plain" live>
          <p>{words("printers-found-none")}</p>
        </Notice>
      ) : null}
      {all.length === 0 ? null : (
        <ChoiceGroup<string>
          name="printer_address"
          label={words("printers-found")}
          look="column"
          value={chosen < 0 ? null : String(chosen)}
          onChange={(place) => {
            const one = all[Number(place)];
            if (one) props.onFound(one);
          }}
          error={props.refusals.at("printer_address")}
          choices={all.map((one, place) => ({
            id: String(place),
            words: one.maker_and_model ?? one.name,
            note: `${words(coded("printer-kind", kindOf(one.target)))} · ${addressOf(one.target)}`,
          }))}
        />
      )}
      <div>
        <Button onPress={search}>{words("printers-search-again")}</Button>
      </div>
    </>
  );
}

type FoundKind = "usb" | "device" | "serial" | "queue";

function kindOf(target: PrinterTarget): FoundKind {
  if ("usb" in target) return "usb";
  if ("serial" in target) return "serial";
  return "queue" in target ? "queue" : "device";
}
