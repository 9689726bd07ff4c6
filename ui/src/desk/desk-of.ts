// Which desk an application was registered at: its number says so.

/** `02` of `1008 020 000 123`. */
export function deskOf(number: string): string {
  return number.replaceAll(" ", "").slice(4, 6);
}
