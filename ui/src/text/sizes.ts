// How much fits, in words.
import type { Language } from "./bundles";
import { localeOf } from "./words";

/** Bytes as people say them: "14,2 GB", "350 MB". */
export function size(bytes: number, language: Language): string {
  const isLarge = bytes >= 1e9;
  return new Intl.NumberFormat(localeOf(language), {
    style: "unit",
    unit: isLarge ? "gigabyte" : "megabyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(bytes / (isLarge ? 1e9 : 1e6));
}
