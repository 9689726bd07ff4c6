// The same person has the same topic open: one matter or two is the clerk's to say.
import type { ApplicationLine } from "../../contract";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { NumberInGroups } from "../../parts/marks";
import { dateAndTime } from "../../text/dates";
import { useLanguage, useWords } from "../../text/words";

export interface SameMatterQuestionProps {
  lines: ApplicationLine[];
  onLink: (number: string) => void;
  onGoOn: () => void;
  onCancel: () => void;
}

export function SameMatterQuestion(props: SameMatterQuestionProps) {
  const { lines, onLink, onGoOn, onCancel } = props;
  const words = useWords();
  const language = useLanguage();
  return (
    <Dialog title={words("same-matter-title")} onClose={onCancel}>
      <p>{words("same-matter-text")}</p>
      <ul className="stack-tight">
        {lines.map((line) => (
          <li key={line.number} className="same-matter">
            <p>
              <b>
                <NumberInGroups number={line.number} />
              </b>{" "}
              · {dateAndTime(line.registered_at, language)}
            </p>
            <p>{[line.topic, line.subject].filter(Boolean).join(" · ")}</p>
            <Button onPress={() => onLink(line.number)}>{words("same-matter-link")}</Button>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button onPress={onGoOn}>{words("same-matter-go-on")}</Button>
        <Button look="quiet" onPress={onCancel} keys="Esc">
          {words("same-matter-cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
