// How the screen looks, for everyone; staff, printer, backups and deadlines, for who keeps the desk.
import { Section } from "../../parts/marks";
import { ScreenTitle } from "../../parts/ScreenTitle";
import { useWords } from "../../text/words";
import { PrinterForm } from "../PrinterForm";
import { useDesk, useStaff } from "../state";
import { Appearance } from "./Appearance";
import { BackupSettings } from "./BackupSettings";
import { DeadlineSettings } from "./DeadlineSettings";
import { StaffSettings } from "./StaffSettings";

export function Settings() {
  const words = useWords();
  const staff = useStaff();
  const { state, refresh } = useDesk();
  const keepsTheDesk = staff?.role === "administrator";
  return (
    <div className="screen">
      <ScreenTitle>{words("action-settings")}</ScreenTitle>
      <Appearance />
      {keepsTheDesk ? (
        <>
          <StaffSettings />
          <Section title={words("printer-title")}>
            <PrinterForm
              printer={state.printer.printer}
              chosen
              onChosen={() => refresh()}
              saveWords={words("save")}
            />
          </Section>
          <BackupSettings />
          <DeadlineSettings />
        </>
      ) : (
        <p className="quiet">{words("settings-administrator-only")}</p>
      )}
    </div>
  );
}
