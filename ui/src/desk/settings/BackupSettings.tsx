// Backups: one now, a second folder, and what there is.
import { useCallback, useEffect, useState } from "react";
import type { BackupLine } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { Form } from "../../parts/Form";
import { Mark, Section, Waiting } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { dateAndTime } from "../../text/dates";
import { problemWords } from "../../text/problems";
import { useLanguage, useWords } from "../../text/words";
import { FolderField } from "../FolderField";
import { useDesk } from "../state";

export function BackupSettings() {
  const words = useWords();
  const { state, adopt } = useDesk();
  const { attempt, summary } = useRefusals();
  const { backup } = state;
  const [lines, setLines] = useState<BackupLine[]>([]);
  const [busy, setBusy] = useState(false);
  const list = useCallback(() => {
    attempt(() => call("list_backups")).then((found) => found && setLines(found));
  }, [attempt]);
  useEffect(list, [list]);
  const now = async () => {
    setBusy(true);
    const next = await attempt(() => call("back_up_now"));
    setBusy(false);
    if (next) {
      adopt({ ...state, backup: next });
      list();
    }
  };
  return (
    <Section title={words("backups-title")}>
      {summary}
      {backup.problem ? (
        <p>
          <Mark tone="fault">{problemWords(backup.problem, words)}</Mark>
        </p>
      ) : null}
      <p>{words("backups-text")}</p>
      {busy ? <Waiting>{words("backups-making")}</Waiting> : null}
      <div>
        <Button onPress={now} isDisabled={busy}>
          {words("backups-now")}
        </Button>
      </div>
      <SecondFolder />
      <BackupLines lines={lines} />
    </Section>
  );
}

/** Backups go to another disk as well, once somebody says where it is. */
function SecondFolder() {
  const words = useWords();
  const { state, adopt } = useDesk();
  const refusals = useRefusals();
  const [folder, setFolder] = useState(state.backup.second_folder ?? "");
  const choose = async () => {
    const next = await refusals.attempt(() => call("choose_second_backup_folder", { folder }));
    if (next) adopt({ ...state, backup: next });
  };
  return (
    <Form label={words("field-folder")} onFinish={choose}>
      {refusals.summary}
      <FolderField
        label={words("field-folder")}
        hint={words("field-folder-hint")}
        value={folder}
        onChange={setFolder}
        refusals={refusals}
      />
      <div>
        <Button onPress={choose}>{words("save")}</Button>
      </div>
    </Form>
  );
}

function BackupLines(props: { lines: BackupLine[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ul className="stack-tight">
      {props.lines.map((line) => (
        <li key={line.file}>
          {dateAndTime(line.made_at, language)} ·{" "}
          {line.good ? (
            <Mark tone="good">{words("backup-good", { count: line.applications })}</Mark>
          ) : (
            <Mark tone="fault">{words("backup-bad")}</Mark>
          )}
        </li>
      ))}
    </ul>
  );
}
