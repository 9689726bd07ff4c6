// Setting one printer up: where it is, what it is called, a test page, and which letters read right.
import { useState } from "react";
import type {
  FoundPrinter,
  Printer,
  PrinterDraft,
  PrinterId,
  PrinterLine,
  PrinterTried,
} from "../contract";
import { call } from "../host/call";
import { refusal } from "../host/problems";
import { Button } from "../parts/Button";
import { ChoiceGroup } from "../parts/choices";
import { Form } from "../parts/Form";
import { TextLine } from "../parts/fields";
import { Waiting } from "../parts/marks";
import { useRefusals } from "../parts/refusals";
import { useWords } from "../text/words";
import { FoundPrinters } from "./FoundPrinters";
import { PrinterNature } from "./PrinterNature";
import { draftOf, isSlow, newDraft, withFound, withTarget } from "./printer-draft";
import { Tried } from "./Tried";

type Whether = "connected" | "network" | "none";

export interface PrinterFormProps {
  /** The printer to change; none for a new one. */
  printer: Printer | null;
  /** At first run there may be none for now, and whatever was tried is kept at once. */
  isFirstRun?: boolean;
  /** At first run: it was said before that there is none. */
  chosen?: boolean;
  onKept: (lines: PrinterLine[], printer: PrinterId | null) => void;
  onCancel?: () => void;
  saveWords: string;
  autoFocus?: boolean;
}

export function PrinterForm(props: PrinterFormProps) {
  const words = useWords();
  const refusals = useRefusals();
  const known = props.printer;
  const [id, setId] = useState<PrinterId | null>(known?.id ?? null);
  const [draft, setDraft] = useState<PrinterDraft>(
    known ? draftOf(known, words("printer-title")) : newDraft(words("printer-title")),
  );
  const [whether, setWhether] = useState<Whether>(whetherOf(known, props.chosen ?? false));
  const [tried, setTried] = useState<PrinterTried | "trying" | null>(null);
  const change = (next: PrinterDraft) => {
    setDraft(next);
    setTried(null);
    refusals.clear("printer_name");
    refusals.clear("printer_address");
  };

  const keep = async (kept: PrinterDraft) => {
    const lines = await refusals.attempt(() => call("keep_printer", { printer: id, draft: kept }));
    if (lines === undefined) return undefined;
    const own = id ?? Math.max(...lines.map((line) => line.printer.id));
    setId(own);
    return { lines, own };
  };
  const isPicked = () => {
    const address = "network" in draft.target ? draft.target.network.trim() : "some";
    if (whether === "connected" && "network" in draft.target) {
      refusals.show([refusal("printer-not-picked", "printer_address")]);
      return false;
    }
    if (whether === "network" && address === "") {
      refusals.show([refusal("printer-address-invalid", "printer_address")]);
      return false;
    }
    return true;
  };
  const test = async () => {
    if (!isPicked()) return;
    setTried("trying");
    const letters = isSlow(draft.target);
    const answer = await refusals.attempt(() =>
      call("try_printer", { printer: id, draft, letters }),
    );
    setTried(answer ?? null);
    if (answer === undefined) return;
    const known = draft.profile === "generic" ? answer.suggested : null;
    const next = { ...draft, learned: answer.learned, profile: known ?? draft.profile };
    setDraft(next);
    if (props.isFirstRun) {
      const kept = await keep(next);
      if (kept) await chosenForSlips(kept.own);
    }
  };
  const chosenForSlips = (own: PrinterId) =>
    refusals.attempt(() => call("choose_printer_for", { paper: "slip", printer: own }));
  const save = async () => {
    if (whether === "none") {
      const lines = await refusals.attempt(() =>
        call("choose_printer_for", { paper: "slip", printer: null }),
      );
      if (lines) props.onKept(lines, null);
      return;
    }
    if (!isPicked()) return;
    const kept = await keep(draft);
    if (!kept) return;
    const lines = props.isFirstRun ? await chosenForSlips(kept.own) : kept.lines;
    if (lines) props.onKept(lines, kept.own);
  };
  return (
    <Form label={words("printer-title")} onFinish={save}>
      {refusals.summary}
      <ChoiceGroup<Whether>
        name="printer"
        label={words(props.isFirstRun ? "printer-whether" : "printer-where")}
        look="column"
        autoFocus={props.autoFocus ?? false}
        value={whether}
        onChange={setWhether}
        choices={[
          { id: "connected", words: words("printer-connected") },
          { id: "network", words: words("printer-network") },
          ...(props.isFirstRun
            ? [
                {
                  id: "none" as const,
                  words: words("printer-later"),
                  note: words("printer-later-note"),
                },
              ]
            : []),
        ]}
      />
      {whether === "connected" ? (
        <FoundPrinters
          target={draft.target}
          kept={known ? keptAs(known, words("printer-title")) : null}
          onFound={(found) => change(withFound(draft, found))}
          refusals={refusals}
        />
      ) : null}
      {whether === "network" ? (
        <TextLine
          name="printer_address"
          label={words("field-printer-address")}
          hint={words("field-printer-address-hint")}
          value={"network" in draft.target ? draft.target.network : ""}
          onChange={(typed) => change(withTarget(draft, { network: typed }))}
          error={refusals.at("printer_address")}
          width="short"
        />
      ) : null}
      {whether === "none" ? null : (
        <PrinterNature draft={draft} onChange={change} refusals={refusals} />
      )}
      {tried === "trying" ? <Waiting>{words("printer-trying")}</Waiting> : null}
      {tried !== null && tried !== "trying" ? (
        <Tried
          tried={tried}
          profile={draft.profile}
          table={draft.code_table}
          onTable={(table) => setDraft({ ...draft, code_table: table })}
        />
      ) : null}
      <div className="row">
        <Button look="main" onPress={save}>
          {props.saveWords}
        </Button>
        {whether === "none" ? null : (
          <Button onPress={test} isDisabled={tried === "trying"}>
            {words("printer-test")}
          </Button>
        )}
        {props.onCancel ? <Button onPress={props.onCancel}>{words("cancel")}</Button> : null}
      </div>
    </Form>
  );
}

/** A printer of this computer, as if it had been found; none where it stands on the network. */
function keptAs(printer: Printer, name: string): FoundPrinter | null {
  const { target } = printer;
  if ("network" in target) return null;
  return { target, name: printer.name || name, maker_and_model: null };
}

function whetherOf(printer: Printer | null, chosen: boolean): Whether {
  if (printer === null) return chosen ? "none" : "network";
  return "network" in printer.target ? "network" : "connected";
}
