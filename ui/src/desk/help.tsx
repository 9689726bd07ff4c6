// Palette and help, both read from the table of actions.
import { KeyHelp } from "../parts/KeyHelp";
import { useDoable } from "../parts/keys";
import { Palette } from "../parts/Palette";
import { useWords } from "../text/words";
import { actions, type Place } from "./actions";

const places: Place[] = ["anywhere", "register", "registered", "application", "day"];

export function DeskPalette(props: { onClose: () => void }) {
  const words = useWords();
  const doable = useDoable();
  return (
    <Palette
      title={words("action-palette")}
      hint={words("palette-hint")}
      emptyWords={words("palette-none")}
      entries={doable
        .filter(({ action }) => action.id !== "palette" && action.id !== "lock-too")
        .flatMap(({ action, run }) => {
          const named = actions.find((one) => one.id === action.id);
          return named ? [{ id: named.id, words: words(named.words), keys: named.keys, run }] : [];
        })}
      onClose={props.onClose}
    />
  );
}

export function DeskHelp(props: { onClose: () => void }) {
  const words = useWords();
  return (
    <KeyHelp
      title={words("help-title")}
      intro={words("help-intro")}
      closeWords={words("close")}
      groups={places.map((place) => ({
        title: words(`help-${place}`),
        lines: actions
          .filter((action) => action.place === place)
          .map((action) => ({ id: action.id, keys: action.keys, words: words(action.words) })),
      }))}
      onClose={props.onClose}
    />
  );
}
