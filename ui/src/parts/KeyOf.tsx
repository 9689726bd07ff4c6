// A key that stands in a list of keys, where a hook cannot.
import { useKey } from "./keys";

export function KeyOf(props: { id: string; run: () => void }) {
  useKey(props.id, props.run);
  return null;
}
