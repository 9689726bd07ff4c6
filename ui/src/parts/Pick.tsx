// Choosing one of many from a list that opens. Apart from the other choices, because a start ends at
// a screen without lists.
import "./choices.css";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import type { OneProps } from "./choices";
import { Caption, Fault } from "./fields";

export function Pick<Id extends string>(props: OneProps<Id>) {
  const { name, label, hint, error, choices, value, onChange } = props;
  return (
    <Select
      data-field={name}
      className="field"
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as Id)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Caption label={label} hint={hint} />
      <Button className="input pick" data-step="">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Fault error={error} />
      <Popover className="popover">
        <ListBox className="list-box" items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.words} className="list-item">
              {choice.words}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
