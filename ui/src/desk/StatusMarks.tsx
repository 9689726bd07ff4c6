// Printer, center and backup in the frame: words, shape and colour; the slips behind it are a key away.
import type { BackupView, PrinterView } from "../contract";
import { Button } from "../parts/Button";
import { Mark } from "../parts/marks";
import { age, dateAndTime } from "../text/dates";
import { useLanguage, useWords } from "../text/words";
import { CenterMark } from "./CenterMark";
import { useMinute } from "./minute";
import { useDesk } from "./state";

export function StatusMarks(props: { onSlips: () => void; onCenter: () => void }) {
  const { printer, sync, backup } = useDesk().state;
  return (
    <div className="frame-status">
      {/* Spoken when it changes: nobody looks up here while a visitor talks. */}
      <span role="status">
        <PrinterMark printer={printer} onSlips={props.onSlips} />
      </span>
      {sync ? <CenterMark sync={sync} onCenter={props.onCenter} /> : null}
      <BackupMark backup={backup} />
    </div>
  );
}

function PrinterMark(props: { printer: PrinterView; onSlips: () => void }) {
  const words = useWords();
  const { printer, asked, problem, near_end, waiting, in_doubt, handed_over } = props.printer;
  if (printer === null) return <Mark tone="soon">{words("printer-none")}</Mark>;
  if (problem !== null || in_doubt > 0) {
    // First what keeps every slip in, then the question about one: the same walk answers both.
    return (
      <Button look="quiet" onPress={props.onSlips}>
        {problem === null ? null : (
          <Mark tone="fault">{words("printer-trouble", { count: waiting })}</Mark>
        )}{" "}
        {in_doubt === 0 ? null : (
          <Mark tone="soon">{words("printer-in-doubt", { count: in_doubt })}</Mark>
        )}
      </Button>
    );
  }
  // It still prints; a new roll is fetched before the next visitor stands there without a slip.
  if (near_end) return <Mark tone="soon">{words("printer-near-end")}</Mark>;
  if (waiting > 0) return <Mark tone="plain">{words("printer-waiting", { count: waiting })}</Mark>;
  if (handed_over > 0) {
    return (
      <Button look="quiet" onPress={props.onSlips}>
        <Mark tone="soon">{words("printer-handed-over", { count: handed_over })}</Mark>
      </Button>
    );
  }
  if (!asked) return <Mark tone="plain">{words("printer-not-asked")}</Mark>;
  return <Mark tone="good">{words("printer-ready")}</Mark>;
}

function BackupMark(props: { backup: BackupView }) {
  const words = useWords();
  const language = useLanguage();
  const now = useMinute();
  const { newest, problem } = props.backup;
  if (problem !== null) return <Mark tone="fault">{words("backup-trouble")}</Mark>;
  if (newest === null) return <Mark tone="soon">{words("backup-none")}</Mark>;
  return (
    <span title={dateAndTime(newest, language)}>
      <Mark tone="good">{words("backup-age", { age: age(newest, now, words) })}</Mark>
    </span>
  );
}
