// How a document is wanted: on which paper, in which letters, on the screen or on paper.
import { useEffect, useState } from "react";
import type { DocumentSize } from "../contract";
import { call } from "../host/call";
import { Button } from "../parts/Button";
import { Check, ChoiceGroup } from "../parts/choices";
import { Dialog } from "../parts/Dialog";
import { Form } from "../parts/Form";
import { useRefusals } from "../parts/refusals";
import { useWords } from "../text/words";
import type { Asked, Handled } from "./documents";

export interface DocumentDialogProps {
  asked: Asked;
  onDone: (handled: Handled) => void;
  onClose: () => void;
}

export function DocumentDialog(props: DocumentDialogProps) {
  const { asked, onDone } = props;
  const words = useWords();
  const refusals = useRefusals();
  const [size, setSize] = useState<DocumentSize>(asked.size);
  const [large, setLarge] = useState(asked.large);
  const [busy, setBusy] = useState(false);
  const hasPrinter = useDocumentPrinter();
  const wish = { of: asked.of, size, large };
  const handle = async (how: Handled["how"]) => {
    if (busy) return;
    setBusy(true);
    const made = await refusals.attempt(() =>
      how === "opened"
        ? call("open_document", { document: wish })
        : call("print_document", { document: wish }),
    );
    setBusy(false);
    if (made) onDone({ how, pages: made.pages });
  };
  return (
    <Dialog title={asked.title} onClose={props.onClose}>
      {refusals.summary}
      {/* Two forms, since Enter opens from either: mostly both are right already. */}
      <Form label={words("documents-size")} onFinish={() => handle("opened")}>
        <ChoiceGroup<DocumentSize>
          name="size"
          label={words("documents-size")}
          choices={[
            { id: "a4", words: words("documents-size-a4") },
            { id: "a5", words: words("documents-size-a5") },
          ]}
          value={size}
          onChange={setSize}
          autoFocus
        />
      </Form>
      <Form label={words("documents-large")} onFinish={() => handle("opened")}>
        <Check name="large" value={large} onChange={setLarge}>
          {words("documents-large")}
        </Check>
      </Form>
      {hasPrinter === false ? <p className="quiet">{words("documents-no-printer")}</p> : null}
      <div className="row">
        <Button look="main" keys="Enter" onPress={() => handle("opened")} isPending={busy}>
          {words("documents-open")}
        </Button>
        <Button onPress={() => handle("handed-over")} isDisabled={hasPrinter !== true}>
          {words("documents-print")}
        </Button>
        <Button look="quiet" keys="Esc" onPress={props.onClose}>
          {words("cancel")}
        </Button>
      </div>
    </Dialog>
  );
}

/** Whether a printer is chosen for documents; null until that is known. */
function useDocumentPrinter(): boolean | null {
  const [has, setHas] = useState<boolean | null>(null);
  useEffect(() => {
    call("list_printers").then(
      (printers) => setHas(printers.some((one) => one.chosen_for.includes("document"))),
      () => setHas(false),
    );
  }, []);
  return has;
}
