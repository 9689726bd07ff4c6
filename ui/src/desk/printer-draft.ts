// A printer as it is being set up, and how its address reads.
import type { FoundPrinter, Printer, PrinterDraft, PrinterTarget } from "../contract";

export const unknownProfile = "generic";

/** What a new printer begins with. */
export function newDraft(name: string): PrinterDraft {
  return {
    name,
    target: { network: "" },
    profile: unknownProfile,
    width: "mm80",
    code_table: null,
    learned: nothingLearned,
  };
}

const nothingLearned = { maker: null, model: null, answers_status: null, fence: null };

/** A kept printer, to be changed. */
export function draftOf(printer: Printer, name: string): PrinterDraft {
  const { id: _, ...kept } = printer;
  return { ...kept, name: kept.name || name };
}

/** The draft with another way to the printer: what was learned of the one before no longer counts. */
export function withTarget(draft: PrinterDraft, target: PrinterTarget): PrinterDraft {
  return { ...draft, target, code_table: null, learned: nothingLearned };
}

/** The draft for a printer that was found, called as the system calls it. */
export function withFound(draft: PrinterDraft, found: FoundPrinter): PrinterDraft {
  return {
    ...withTarget(draft, found.target),
    profile: unknownProfile,
    name: found.maker_and_model ?? found.name,
  };
}

/** Letters go over a serial line so slowly that pictures are not the way. */
export function isSlow(target: PrinterTarget): boolean {
  return "serial" in target;
}

/** The way to a printer as people read it. */
export function addressOf(target: PrinterTarget): string {
  if ("network" in target) return target.network;
  if ("file" in target) return target.file;
  if ("device" in target) return target.device;
  if ("queue" in target) return target.queue;
  if ("serial" in target) return `${target.serial.path}, ${target.serial.baud}`;
  const { vendor, product, serial } = target.usb;
  const hex = (number: number) => number.toString(16).padStart(4, "0");
  return `${hex(vendor)}:${hex(product)}${serial ? ` ${serial}` : ""}`;
}

/** Whether two ways lead to one printer. */
export function isSame(one: PrinterTarget, other: PrinterTarget): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
