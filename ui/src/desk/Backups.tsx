// The backups that can take the store's place, newest good one chosen; each was proved just now.
import { type ReactNode, useEffect, useState } from "react";
import type { BackupLine, Problem } from "../contract";
import { call } from "../host/call";
import { Button } from "../parts/Button";
import { ChoiceGroup } from "../parts/choices";
import { EmptyState, Waiting } from "../parts/marks";
import { useRefusals } from "../parts/refusals";
import { dateAndTime } from "../text/dates";
import { useLanguage, useWords } from "../text/words";
import { RecoveryCodeField } from "./RecoveryCodeField";
import { useDesk } from "./state";

export interface BackupsProps {
  /** Said above a list with a good one. */
  lead?: string;
  /** What can be done where no backup is good. */
  otherwise?: ReactNode;
}

export function Backups(props: BackupsProps) {
  const words = useWords();
  const { adopt } = useDesk();
  const refusals = useRefusals();
  const { attempt, summary, problems } = refusals;
  const [backups, setBackups] = useState<BackupLine[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState("");
  const [wantsCode, setWantsCode] = useState(false);
  // A backup from another machine or an older key opens with its own recovery code only.
  if (!wantsCode && problems.some(asksForCode)) setWantsCode(true);
  useEffect(() => {
    attempt(() => call("list_restorable_backups")).then((found) => {
      setBackups(found ?? []);
      setChosen(found?.find((one) => one.good)?.file ?? null);
    });
  }, [attempt]);
  const restore = async () => {
    if (chosen === null || busy) return;
    setBusy(true);
    const next = await attempt(() =>
      call("restore_backup", { file: chosen, recovery_code: wantsCode ? code : null }),
    );
    setBusy(false);
    if (next) adopt(next);
  };
  if (backups === null) return <Waiting>{words("backups-looking")}</Waiting>;
  if (backups.length === 0) {
    return (
      <>
        {summary}
        <EmptyState title={words("backups-none")}>
          <p>{words("backups-none-hint")}</p>
        </EmptyState>
        {props.otherwise}
      </>
    );
  }
  const good = backups.some((one) => one.good);
  return (
    <div className="stack">
      {summary}
      {good && props.lead ? <p>{props.lead}</p> : null}
      <WhichBackup backups={backups} chosen={chosen} onChoose={setChosen} />
      {wantsCode ? <RecoveryCodeField value={code} onChange={setCode} refusals={refusals} /> : null}
      {busy ? <Waiting>{words("backups-restoring")}</Waiting> : null}
      <div>
        <Button look="main" onPress={restore} isDisabled={chosen === null || busy}>
          {words("backups-restore")}
        </Button>
      </div>
      {good ? null : props.otherwise}
    </div>
  );
}

function WhichBackup(props: {
  backups: BackupLine[];
  chosen: string | null;
  onChoose: (file: string) => void;
}) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ChoiceGroup<string>
      name="folder"
      label={words("backups-which")}
      look="column"
      // What led here is gone from the screen, and with it the cursor.
      autoFocus
      value={props.chosen}
      onChange={props.onChoose}
      choices={props.backups.map((one) => ({
        id: one.file,
        words: dateAndTime(one.made_at, language),
        disabled: !one.good,
        note: one.good ? words("backup-good", { count: one.applications }) : words("backup-bad"),
      }))}
    />
  );
}

function asksForCode(problem: Problem): boolean {
  return (
    problem.field === "recovery_code" ||
    problem.code === "key-missing" ||
    problem.code === "other-machine"
  );
}
