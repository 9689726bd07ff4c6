// The words without a screen around them, for tests.
import { ReactLocalization } from "@fluent/react";
import { bundleFor, type Language } from "./bundles";
import type { Words } from "./words";

export function wordsOf(language: Language): Words {
  const l10n = new ReactLocalization([bundleFor(language)]);
  return (key, ...values) => l10n.getString(key, values[0] ?? null);
}
