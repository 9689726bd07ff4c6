// Where slips are printed: a network address and the paper's width, or no printer for now.
import { useState } from "react";
import type { Printer, SetupProgress, SlipWidth } from "../contract";
import { call } from "../host/call";
import { refusal } from "../host/problems";
import { Button } from "../parts/Button";
import { ChoiceGroup } from "../parts/choices";
import { Form } from "../parts/Form";
import { TextLine } from "../parts/fields";
import { Mark } from "../parts/marks";
import { useRefusals } from "../parts/refusals";
import { useWords } from "../text/words";

type Whether = "network" | "none";

export interface PrinterFormProps {
  printer: Printer | null;
  /** A choice was made before; else nothing is chosen yet. */
  chosen: boolean;
  onChosen: (progress: SetupProgress) => void;
  saveWords: string;
  autoFocus?: boolean;
}

export function PrinterForm(props: PrinterFormProps) {
  const words = useWords();
  const refusals = useRefusals();
  const known = props.printer;
  const [whether, setWhether] = useState<Whether>(
    props.chosen && known === null ? "none" : "network",
  );
  const [address, setAddress] = useState(addressOf(known));
  const [width, setWidth] = useState<SlipWidth>(known?.width ?? "mm80");
  const [tested, setTested] = useState(false);

  const choose = () =>
    refusals.attempt(() =>
      call("choose_printer", { address: whether === "none" ? "" : address, width }),
    );
  const test = async () => {
    setTested(false);
    const progress = await choose();
    if (progress === undefined) return;
    const printed = await refusals.attempt(() => call("print_test_page"));
    setTested(printed !== undefined);
  };
  const save = async () => {
    if (whether === "network" && address.trim() === "") {
      refusals.show([refusal("printer-address-invalid", "printer_address")]);
      return;
    }
    const progress = await choose();
    if (progress) props.onChosen(progress);
  };
  return (
    <Form label={words("printer-title")} onFinish={save}>
      {refusals.summary}
      <ChoiceGroup<Whether>
        name="printer"
        label={words("printer-whether")}
        look="column"
        autoFocus={props.autoFocus}
        value={whether}
        onChange={setWhether}
        choices={[
          { id: "network", words: words("printer-network") },
          { id: "none", words: words("printer-later"), note: words("printer-later-note") },
        ]}
      />
      {whether === "network" ? (
        <NetworkFields
          address={address}
          onAddress={(typed) => {
            setAddress(typed);
            setTested(false);
            refusals.clear("printer_address");
          }}
          error={refusals.at("printer_address")}
          width={width}
          onWidth={setWidth}
        />
      ) : null}
      {tested ? <Tested /> : null}
      <div className="row">
        <Button look="main" onPress={save}>
          {props.saveWords}
        </Button>
        {whether === "network" ? <Button onPress={test}>{words("printer-test")}</Button> : null}
      </div>
    </Form>
  );
}

/** Where the printer is reached, and how wide its paper is. */
function NetworkFields(props: {
  address: string;
  onAddress: (address: string) => void;
  error: string | undefined;
  width: SlipWidth;
  onWidth: (width: SlipWidth) => void;
}) {
  const words = useWords();
  return (
    <>
      <TextLine
        name="printer_address"
        label={words("field-printer-address")}
        hint={words("field-printer-address-hint")}
        value={props.address}
        onChange={props.onAddress}
        error={props.error}
        width="short"
      />
      <ChoiceGroup<SlipWidth>
        name="width"
        label={words("field-width")}
        value={props.width}
        onChange={props.onWidth}
        choices={[
          { id: "mm80", words: words("width-80") },
          { id: "mm58", words: words("width-58") },
        ]}
      />
    </>
  );
}

/** Sent is not printed: the clerk looks whether it came out. */
function Tested() {
  const words = useWords();
  return (
    <p role="status">
      <Mark tone="plain">{words("printer-tested")}</Mark>
    </p>
  );
}

function addressOf(printer: Printer | null): string {
  if (printer === null) return "";
  if ("network" in printer.target) return printer.target.network;
  return "file" in printer.target ? printer.target.file : "";
}
