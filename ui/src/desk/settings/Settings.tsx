// How the screen looks, for everyone; staff, printer, backups and deadlines, for who keeps the desk.
import { useEffect } from "react";
import { focusField } from "../../parts/ErrorSummary";
import { ScreenTitle } from "../../parts/ScreenTitle";
import { useWords } from "../../text/words";
import { useStaff } from "../state";
import { Appearance } from "./Appearance";
import { BackupSettings } from "./BackupSettings";
import { CenterSettings } from "./CenterSettings";
import { DeadlineSettings } from "./DeadlineSettings";
import { PrinterSettings } from "./PrinterSettings";
import { SeriesSettings } from "./SeriesSettings";
import { SlipTextsSettings } from "./SlipTextsSettings";
import { StaffSettings } from "./StaffSettings";

/** A part that something else on the screen leads to. */
export type SettingsPart = "series" | "center_address";

export function Settings(props: { opened: { part?: SettingsPart } }) {
  const words = useWords();
  const staff = useStaff();
  const keepsTheDesk = staff?.role === "administrator";
  const { opened } = props;
  // Each time anew, also when the settings were open already.
  useEffect(() => {
    if (opened.part) focusField(opened.part);
  }, [opened]);
  return (
    <div className="screen">
      <ScreenTitle>{words("action-settings")}</ScreenTitle>
      <Appearance />
      {keepsTheDesk ? (
        <>
          <StaffSettings />
          <PrinterSettings />
          <SlipTextsSettings />
          <SeriesSettings />
          <CenterSettings />
          <BackupSettings />
          <DeadlineSettings />
        </>
      ) : (
        <p className="quiet">{words("settings-administrator-only")}</p>
      )}
    </div>
  );
}
