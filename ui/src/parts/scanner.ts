// A barcode scanner that types ("wedge"): digits in quick succession and an Enter. It may type
// anywhere; what it typed is taken out of the field it hit, and a person's typing is never touched.

/** Longest pause between two keys of a scanner, in milliseconds; people need 60 and more. */
export const SCANNER_PAUSE = 40;

export type Scan =
  | { kind: "national-id"; digits: string }
  | { kind: "application-number"; digits: string };

/** What was read so far: the quick digits, and when the last of them came. */
export interface Reading {
  digits: string;
  last: number;
}

export const nothingRead: Reading = { digits: "", last: Number.NEGATIVE_INFINITY };

/** One key more. `at` is in milliseconds on any steady clock. */
export function read(reading: Reading, key: string, at: number): { reading: Reading; scan?: Scan } {
  const quick = at - reading.last <= SCANNER_PAUSE;
  if (/^\d$/.test(key)) {
    return { reading: { digits: quick ? reading.digits + key : key, last: at } };
  }
  if (key === "Enter" && quick) {
    const scan = meaning(reading.digits);
    return scan === undefined ? { reading: nothingRead } : { reading: nothingRead, scan };
  }
  return { reading: nothingRead };
}

function meaning(digits: string): Scan | undefined {
  if (digits.length === 11) return { kind: "national-id", digits };
  if (digits.length === 13) return { kind: "application-number", digits };
  return undefined;
}

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** Listens on the whole window until the returned function is called. */
export function listenForScans(target: Window, onScan: (scan: Scan) => void): () => void {
  let reading = nothingRead;
  let before: { element: TextElement; value: string } | undefined;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = read(reading, event.key, event.timeStamp);
    if (step.reading.digits.length === 1) {
      const element = event.target;
      before = isText(element) ? { element, value: element.value } : undefined;
    }
    reading = step.reading;
    if (step.scan === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (before !== undefined) putBack(before.element, before.value);
    onScan(step.scan);
  };
  // Before React sees the Enter: it would go on to the next field.
  target.addEventListener("keydown", press, { capture: true });
  return () => target.removeEventListener("keydown", press, { capture: true });
}

function isText(element: EventTarget | null): element is TextElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** Sets a field as typing would, so that React notices. */
function putBack(element: TextElement, value: string): void {
  const proto = element instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(proto.prototype, "value")?.set?.call(element, value);
  element.dispatchEvent(new Event("input", { bubbles: true }));
}
