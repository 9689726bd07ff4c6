// The one screen that stands in the frame, and where each leads.
import type { Registered } from "../contract";
import { Center } from "./center/Center";
import { Day } from "./day/Day";
import type { DraftKeeper } from "./draft";
import { Find } from "./find/Find";
import { Register } from "./register/Register";
import { RegisteredScreen } from "./registered/RegisteredScreen";
import { Settings, type SettingsPart } from "./settings/Settings";

export type View =
  | { at: "register" }
  | { at: "registered"; registered: Registered }
  | { at: "find"; number?: string; search?: number }
  | { at: "day" }
  | { at: "center" }
  | { at: "settings"; part?: SettingsPart };

export interface ScreenProps {
  view: View;
  keeper: DraftKeeper;
  onView: (view: View) => void;
  onLeaveDraft: () => void;
}

export function Screen(props: ScreenProps) {
  const { view, keeper, onView, onLeaveDraft } = props;
  const open = (number: string) => onView({ at: "find", number });
  switch (view.at) {
    case "register":
      return (
        <Register
          keeper={keeper}
          onRegistered={(registered) => onView({ at: "registered", registered })}
          onLeave={onLeaveDraft}
          onOpen={open}
          onSeries={() => onView({ at: "settings", part: "series" })}
        />
      );
    case "registered":
      return (
        <RegisteredScreen
          registered={view.registered}
          onNext={() => onView({ at: "register" })}
          onOpen={open}
        />
      );
    case "find":
      return <Find key={view.number ?? view.search} number={view.number} />;
    case "day":
      return <Day onOpen={open} />;
    case "center":
      return (
        <Center onOpen={open} onEnrol={() => onView({ at: "settings", part: "center_address" })} />
      );
    case "settings":
      return <Settings opened={view} />;
  }
}
