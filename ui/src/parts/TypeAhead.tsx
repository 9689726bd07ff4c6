// Typing finds: a text field with the matching entries below it. What matches is the caller's
// business, since folding Turkish letters is a rule of the desk and not of the browser.
import "./choices.css";
import type { KeyboardEvent } from "react";
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { focusNext } from "./Form";
import { Caption, Fault, type FieldProps } from "./fields";

export interface Suggestion {
  id: string;
  /** What stands in the field once chosen. */
  words: string;
  /** What tells it apart from another of the same name. */
  note?: string | undefined;
}

export interface TypeAheadProps extends FieldProps {
  text: string;
  onTextChange: (text: string) => void;
  suggestions: Suggestion[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
  /** Said when nothing matches. */
  emptyWords: string;
  autoFocus?: boolean;
  onBlur?: () => void;
}

/** Enter in an open list with nothing pointed at takes the first, and goes on as everywhere. */
function takeFirst(event: KeyboardEvent<HTMLInputElement>, props: TypeAheadProps): void {
  const input = event.currentTarget;
  const first = props.suggestions[0];
  if (event.code !== "Enter" || event.ctrlKey) return;
  if (first === undefined || input.getAttribute("aria-expanded") !== "true") return;
  if (input.hasAttribute("aria-activedescendant")) return;
  event.preventDefault();
  event.stopPropagation();
  props.onTextChange(first.words);
  props.onChoose(first.id);
  const form = input.closest("form");
  // After the choice is on the screen, so that leaving the field confirms it.
  if (form) window.setTimeout(() => focusNext(form, input));
}

export function TypeAhead(props: TypeAheadProps) {
  const { name, label, hint, error, text, onTextChange, suggestions, chosen, onChoose } = props;
  return (
    <ComboBox
      data-field={name}
      className="field"
      inputValue={text}
      onInputChange={onTextChange}
      items={suggestions}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        // Text and choice are both ours, so the text of what was chosen is ours to put in the field.
        const picked = suggestions.find((one) => one.id === key);
        if (picked) onTextChange(picked.words);
        onChoose(key === null ? null : String(key));
      }}
      defaultFilter={() => true}
      allowsCustomValue
      allowsEmptyCollection={text.trim() !== "" && chosen === null}
      menuTrigger="input"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoFocus={props.autoFocus}
      onBlur={props.onBlur}
    >
      <Caption label={label} hint={hint} />
      <Input
        className="input"
        autoComplete="off"
        spellCheck="false"
        onKeyDownCapture={(event) => takeFirst(event, props)}
      />
      <Fault error={error} />
      <Popover className="popover">
        <ListBox
          className="list-box"
          renderEmptyState={() => <p className="list-item quiet">{props.emptyWords}</p>}
        >
          {(item: Suggestion) => (
            <ListBoxItem id={item.id} textValue={item.words} className="list-item">
              {/* The note tells namesakes apart, so it is part of the name that is read out. */}
              <Text slot="label" className="list-label">
                {item.words} {item.note ? <span className="hint">{item.note}</span> : null}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
