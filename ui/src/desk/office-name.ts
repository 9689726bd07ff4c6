// An office is called with its province, since two places share a name.
import type { Office } from "../contract";

/** `Edremit (Balıkesir)`, or `Balıkesir` for the governorate of a province; empty without one. */
export function officeName(office: Office | null): string {
  if (office === null) return "";
  return office.district === null ? office.province : `${office.district} (${office.province})`;
}
