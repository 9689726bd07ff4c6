// One field that finds every action of the moment, each with its key.
import "./palette.css";
import { useState } from "react";
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  Text,
} from "react-aria-components";
import { Dialog } from "./Dialog";

export interface PaletteEntry {
  id: string;
  words: string;
  keys: string;
  run: () => void;
}

export interface PaletteProps {
  title: string;
  hint: string;
  emptyWords: string;
  entries: PaletteEntry[];
  onClose: () => void;
}

export function Palette(props: PaletteProps) {
  const { title, hint, emptyWords, entries, onClose } = props;
  const [text, setText] = useState("");
  return (
    <Dialog title={title} onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={setText} filter={answers}>
        <SearchField aria-label={hint} autoFocus className="field">
          <Input className="input" placeholder={hint} />
        </SearchField>
        <ListBox
          aria-label={title}
          className="list-box palette-list"
          items={entries}
          onAction={(key) => {
            onClose();
            entries.find((entry) => entry.id === key)?.run();
          }}
          renderEmptyState={() => <p className="list-item quiet">{emptyWords}</p>}
        >
          {(entry) => (
            <ListBoxItem id={entry.id} textValue={entry.words} className="list-item">
              <Text slot="label" className="list-label">
                {entry.words} <kbd className="keys">{entry.keys}</kbd>
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}

/** Few entries, and people type without Turkish letters in haste: compare the bare letters. */
function answers(words: string, typed: string): boolean {
  return bare(words).includes(bare(typed));
}

function bare(text: string): string {
  return text
    .toLocaleLowerCase("tr")
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");
}
