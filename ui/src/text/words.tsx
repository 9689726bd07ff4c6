// All words on the screen come through here: `useWords()` looks them up by key.
import type { FluentVariable } from "@fluent/bundle";
import { LocalizationProvider, ReactLocalization, useLocalization } from "@fluent/react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import { bundleFor, type Language } from "./bundles";
import type { WordKey, WordVariables } from "./keys";

/** A message with its variables: the compiler knows which it takes. */
export type Words = <Key extends WordKey>(key: Key, ...values: Values<Key>) => string;

type Values<Key extends WordKey> = [WordVariables[Key]] extends [never]
  ? []
  : [values: Record<WordVariables[Key], FluentVariable>];

const Current = createContext<Language>("tr");

/** `tr-TR` or `en-GB`: how dates, times and numbers are written. */
export function localeOf(language: Language): string {
  return language === "tr" ? "tr-TR" : "en-GB";
}

export function WordsProvider(props: { language: Language; children: ReactNode }) {
  const { language, children } = props;
  const localization = useMemo(() => localizationFor(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <Current value={language}>
      <I18nProvider locale={localeOf(language)}>
        <LocalizationProvider l10n={localization}>{children}</LocalizationProvider>
      </I18nProvider>
    </Current>
  );
}

/** Turkish stands behind every other language: a word is never missing altogether. */
function localizationFor(language: Language): ReactLocalization {
  return new ReactLocalization(
    language === "tr" ? [bundleFor("tr")] : [bundleFor(language), bundleFor("tr")],
  );
}

export function useLanguage(): Language {
  return useContext(Current);
}

export function useWords(): Words {
  const { l10n } = useLocalization();
  return useCallback((key, ...values) => l10n.getString(key, values[0] ?? null), [l10n]);
}

/** Words for someone whose language is not the screen's. */
export function useWordsIn(language: Language): Words {
  const l10n = useMemo(() => localizationFor(language), [language]);
  return useCallback((key, ...values) => l10n.getString(key, values[0] ?? null), [l10n]);
}
