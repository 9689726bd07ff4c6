// Colours, type size and language: at once on the screen, and kept for this person.
import type { Preferences, ScreenLanguage, Theme } from "../../contract";
import { call } from "../../host/call";
import { ChoiceGroup } from "../../parts/choices";
import { Section } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { coded } from "../../text/coded";
import { useWords } from "../../text/words";
import { sizes } from "../appearance";
import { useDesk } from "../state";

const themes: Theme[] = ["system", "light", "dark", "contrast"];
const screenLanguages: ScreenLanguage[] = ["tr", "en"];

export function Appearance() {
  const words = useWords();
  const { state, adopt } = useDesk();
  const { attempt, summary } = useRefusals();
  const { preferences } = state;
  const choose = (part: Partial<Preferences>) => {
    const chosen = { ...preferences, ...part };
    adopt({ ...state, preferences: chosen });
    attempt(() => call("save_preferences", { preferences: chosen }));
  };
  return (
    <Section title={words("appearance-title")}>
      {summary}
      <ChoiceGroup<Theme>
        name="theme"
        label={words("field-theme")}
        value={preferences.theme}
        onChange={(theme) => choose({ theme })}
        choices={themes.map((id) => ({ id, words: words(coded("theme", id)) }))}
      />
      <ChoiceGroup<string>
        name="size"
        label={words("field-size")}
        value={String(preferences.size)}
        onChange={(size) => choose({ size: Number(size) })}
        choices={sizes.map((size) => ({ id: String(size), words: words(`size-${size}`) }))}
      />
      <ChoiceGroup<ScreenLanguage>
        name="language"
        label={words("field-screen-language")}
        value={preferences.language}
        onChange={(language) => choose({ language })}
        choices={screenLanguages.map((id) => ({ id, words: words(coded("language", id)) }))}
      />
    </Section>
  );
}
