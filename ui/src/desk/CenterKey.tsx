// Which center it is: its address, and by what the desk knows it, in short groups to be read out.
import type { SyncView } from "../contract";
import { useWords } from "../text/words";
import "./center-key.css";

export function CenterKey(props: { sync: SyncView }) {
  const { center, center_key } = props.sync;
  const words = useWords();
  if (center === null) return null;
  return (
    <>
      <div>
        <dt>{words("center-address")}</dt>
        <dd>{center.replace("https://", "")}</dd>
      </div>
      {center_key === null ? null : (
        <div>
          <dt>{words("center-key")}</dt>
          <dd>
            <span className="center-key">{center_key}</span>
            <br />
            <span className="quiet small">{words("center-key-hint")}</span>
          </dd>
        </div>
      )}
    </>
  );
}
