// The way from "the numbers run out" to where a new desk code begins, or to who can begin it.
import { Button } from "../parts/Button";
import { useWords } from "../text/words";
import { useStaff } from "./state";

export function ToSeries(props: { onGo: () => void }) {
  const words = useWords();
  if (useStaff()?.role !== "administrator") return <p>{words("series-tell")}</p>;
  return (
    <div>
      <Button onPress={props.onGo}>{words("series-go")}</Button>
    </div>
  );
}
