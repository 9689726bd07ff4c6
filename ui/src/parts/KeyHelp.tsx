// Every key, grouped by where it works.
import "./palette.css";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

export interface KeyGroup {
  title: string;
  lines: { id: string; keys: string; words: string }[];
}

export function KeyHelp(props: {
  title: string;
  intro: string;
  closeWords: string;
  groups: KeyGroup[];
  onClose: () => void;
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose} wide>
      <p>{props.intro}</p>
      {props.groups.map((group) => (
        <table key={group.title} className="key-table">
          <caption>{group.title}</caption>
          <tbody>
            {group.lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  <kbd className="keys">{line.keys}</kbd>
                </th>
                <td>{line.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <div>
        <Button look="main" keys="Esc" autoFocus onPress={props.onClose}>
          {props.closeWords}
        </Button>
      </div>
    </Dialog>
  );
}
