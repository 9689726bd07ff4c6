// The desk's printers: which there are, which kind of paper goes where, one more, one less.
import { useState } from "react";
import type { PaperKind, Printer, PrinterLine } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { EmptyState, Mark, Section } from "../../parts/marks";
import { Pick } from "../../parts/Pick";
import { useRefusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { useWords } from "../../text/words";
import { PrinterForm } from "../PrinterForm";
import { addressOf } from "../printer-draft";
import { useDesk } from "../state";

export function PrinterSettings() {
  const words = useWords();
  const { state, refresh } = useDesk();
  const { attempt, summary } = useRefusals();
  const [setting, setSetting] = useState<Printer | "new" | null>(null);
  const [leaving, setLeaving] = useState<Printer | null>(null);
  const lines = state.printers;
  const after = async (work: () => Promise<PrinterLine[]>) => {
    if (await attempt(work)) await attempt(refresh);
  };
  const choose = (paper: PaperKind, printer: number | null) =>
    after(() => call("choose_printer_for", { paper, printer }));
  return (
    <Section title={words("printers-title")}>
      {summary}
      {lines.length === 0 ? (
        <EmptyState title={words("printers-none")}>
          <p>{words("printers-none-text")}</p>
        </EmptyState>
      ) : (
        <ul className="staff">
          {lines.map((line) => (
            <Line
              key={line.printer.id}
              line={line}
              onChange={() => setSetting(line.printer)}
              onRemove={() => setLeaving(line.printer)}
            />
          ))}
        </ul>
      )}
      {lines.length > 0 ? (
        <div className="row">
          <ForPaper paper="slip" lines={lines} onChoose={choose} />
          <ForPaper
            paper="document"
            lines={lines.filter((line) => "queue" in line.printer.target)}
            onChoose={choose}
          />
        </div>
      ) : null}
      {setting === null ? (
        <div>
          <Button onPress={() => setSetting("new")}>{words("printer-add")}</Button>
        </div>
      ) : (
        <PrinterForm
          key={setting === "new" ? "new" : setting.id}
          printer={setting === "new" ? null : setting}
          autoFocus
          onKept={() => {
            setSetting(null);
            attempt(refresh);
          }}
          onCancel={() => setSetting(null)}
          saveWords={words("save")}
        />
      )}
      {leaving ? (
        <RemoveQuestion
          name={nameOf(leaving, words)}
          onClose={() => setLeaving(null)}
          onRemove={() => {
            setLeaving(null);
            after(() => call("remove_printer", { printer: leaving.id }));
          }}
        />
      ) : null}
    </Section>
  );
}

function Line(props: { line: PrinterLine; onChange: () => void; onRemove: () => void }) {
  const words = useWords();
  const { printer, chosen_for } = props.line;
  const name = nameOf(printer, words);
  return (
    <li className="staff-line">
      <span className="staff-name">
        <b>{name}</b> <span className="quiet">{addressOf(printer.target)}</span>{" "}
        {chosen_for.map((paper) => (
          <Mark key={paper} tone="good">
            {words(coded("printer-chosen", paper))}
          </Mark>
        ))}
      </span>
      <span className="row">
        <Button label={words("printer-change-named", { name })} onPress={props.onChange}>
          {words("printer-change")}
        </Button>
        <Button label={words("printer-remove-named", { name })} onPress={props.onRemove}>
          {words("printer-remove")}
        </Button>
      </span>
    </li>
  );
}

/** Which printer one kind of paper goes to. */
function ForPaper(props: {
  paper: PaperKind;
  lines: PrinterLine[];
  onChoose: (paper: PaperKind, printer: number | null) => void;
}) {
  const words = useWords();
  const { paper, lines } = props;
  const chosen = lines.find((line) => line.chosen_for.includes(paper));
  return (
    <Pick<string>
      name={`printer_for_${paper}`}
      label={words(coded("printer-for", paper))}
      value={chosen ? String(chosen.printer.id) : "none"}
      onChange={(id) => props.onChoose(paper, id === "none" ? null : Number(id))}
      choices={[
        ...lines.map(({ printer }) => ({ id: String(printer.id), words: nameOf(printer, words) })),
        { id: "none", words: words("printer-for-none") },
      ]}
    />
  );
}

/** Asked, since paper that it prints then goes nowhere. */
function RemoveQuestion(props: { name: string; onClose: () => void; onRemove: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words("printer-remove-title", { name: props.name })} onClose={props.onClose}>
      <p>{words("printer-remove-text")}</p>
      <div className="row">
        <Button autoFocus onPress={props.onClose}>
          {words("cancel")}
        </Button>
        <Button look="fault" onPress={props.onRemove}>
          {words("printer-remove-yes")}
        </Button>
      </div>
    </Dialog>
  );
}

function nameOf(printer: Printer, words: ReturnType<typeof useWords>): string {
  return printer.name || words("printer-title");
}
