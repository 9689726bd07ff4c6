// Everything that can be done by a key, once: the keys listen to this table, the palette and the
// help read it, and buttons show from it which key does the same.
import type { Action } from "../parts/keys";
import type { WordKey } from "../text/keys";

/** Where an action can be done; the help is grouped by it. */
export type Place = "anywhere" | "register" | "registered" | "application" | "day";

export interface DeskAction extends Action {
  words: Extract<WordKey, `action-${string}`>;
  place: Place;
}

const table = {
  help: { code: "F1", keys: "F1", words: "action-help", place: "anywhere" },
  register: { code: "F2", keys: "F2", words: "action-register", place: "anywhere" },
  find: { code: "F3", keys: "F3", words: "action-find", place: "anywhere" },
  day: { code: "F7", keys: "F7", words: "action-day", place: "anywhere" },
  inquiry: { code: "F9", keys: "F9", words: "action-inquiry", place: "anywhere" },
  "take-back": {
    code: "KeyG",
    ctrl: true,
    keys: "Ctrl+G",
    words: "action-take-back",
    place: "anywhere",
  },
  center: { code: "F11", keys: "F11", words: "action-center", place: "anywhere" },
  settings: { code: "F10", keys: "F10", words: "action-settings", place: "anywhere" },
  lock: { code: "F12", keys: "F12", words: "action-lock", place: "anywhere" },
  "lock-too": {
    code: "KeyL",
    ctrl: true,
    keys: "Ctrl+L",
    words: "action-lock",
    place: "anywhere",
  },
  palette: { code: "KeyK", ctrl: true, keys: "Ctrl+K", words: "action-palette", place: "anywhere" },
  larger: {
    code: "NumpadAdd",
    symbol: "+",
    ctrl: true,
    keys: "Ctrl +",
    words: "action-larger",
    place: "anywhere",
  },
  smaller: {
    code: "NumpadSubtract",
    symbol: "-",
    ctrl: true,
    keys: "Ctrl −",
    words: "action-smaller",
    place: "anywhere",
  },
  save: {
    code: "Enter",
    ctrl: true,
    keys: "Ctrl+Enter",
    words: "action-save",
    place: "register",
  },
  leave: { code: "Escape", keys: "Esc", words: "action-leave", place: "register" },
  attach: { code: "KeyD", ctrl: true, keys: "Ctrl+D", words: "action-attach", place: "register" },
  notice: { code: "F5", keys: "F5", words: "action-notice", place: "register" },
  next: { code: "Enter", keys: "Enter", words: "action-next", place: "registered" },
  copy: { code: "F8", keys: "F8", words: "action-copy", place: "application" },
  "copy-large": {
    code: "F8",
    ctrl: true,
    keys: "Ctrl+F8",
    words: "action-copy-large",
    place: "application",
  },
  correct: {
    code: "KeyE",
    ctrl: true,
    keys: "Ctrl+E",
    words: "action-correct",
    place: "application",
  },
  link: { code: "KeyB", ctrl: true, keys: "Ctrl+B", words: "action-link", place: "application" },
  petition: {
    code: "KeyP",
    ctrl: true,
    keys: "Ctrl+P",
    words: "action-petition",
    place: "application",
  },
  "visitor-copy": {
    code: "KeyO",
    ctrl: true,
    keys: "Ctrl+O",
    words: "action-visitor-copy",
    place: "application",
  },
  back: { code: "Escape", keys: "Esc", words: "action-back", place: "application" },
  "day-list": { code: "KeyP", ctrl: true, keys: "Ctrl+P", words: "action-day-list", place: "day" },
} as const satisfies Record<string, Omit<DeskAction, "id">>;

export type ActionId = keyof typeof table;

export const actions: readonly DeskAction[] = Object.entries(table).map(([id, action]) => ({
  id,
  ...action,
}));

/** What an action is called. */
export function wordsOf(id: ActionId): (typeof table)[ActionId]["words"] {
  return table[id].words;
}

/** The key of an action as it is printed on the keyboard. */
export function keysOf(id: ActionId): string {
  return table[id].keys;
}
