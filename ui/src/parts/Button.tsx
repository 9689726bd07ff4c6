// A button that shows the key which does the same.
import "./button.css";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";

export interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  /** How much it stands out; one `main` on a screen. */
  look?: "main" | "plain" | "quiet" | "fault";
  /** The key that does the same, as printed on the keyboard. */
  keys?: string | undefined;
  isDisabled?: boolean;
  isPending?: boolean;
  submits?: boolean;
  autoFocus?: boolean;
  label?: string;
  /** The element that is read out with it. */
  describedBy?: string;
  id?: string;
  current?: boolean;
}

export function Button(props: ButtonProps) {
  const { look = "plain", keys, submits, label, describedBy, children, current, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      type={submits ? "submit" : "button"}
      className={`button button-${look}`}
      aria-label={label}
      aria-describedby={describedBy}
      aria-current={current ? "page" : undefined}
    >
      <span className="button-words">{children}</span>
      {keys ? <kbd className="keys">{keys}</kbd> : null}
    </AriaButton>
  );
}
