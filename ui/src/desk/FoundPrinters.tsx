// The printers that this computer has: plugged in, or known to the system.
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
  onFound: (found: FoundPrinter) => void;
  refusals: Refusals;
}) {
  const words = useWords();
  const { attempt } = props.refusals;
  const [found, setFound] = useState<FoundPrinter[] | null>(null);
  const search = useCallback(() => {
    setFound(null);
    attempt(() => call("find_printers")).then((all) => setFound(all ?? []));
  }, [attempt]);
  useEffect(search, [search]);
  if (found === null) return <Waiting>{words("printers-searching")}</Waiting>;
  const chosen = found.findIndex((one) => isSame(one.target, props.target));
  return (
    <>
      {found.length === 0 ? (
        <Notice tone="plain" live>
          <p>{words("printers-found-none")}</p>
        </Notice>
      ) : (
        <ChoiceGroup<string>
          name="printer_address"
          label={words("printers-found")}
          look="column"
          value={chosen < 0 ? null : String(chosen)}
          onChange={(place) => {
            const one = found[Number(place)];
            if (one) props.onFound(one);
          }}
          error={props.refusals.at("printer_address")}
          choices={found.map((one, place) => ({
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
