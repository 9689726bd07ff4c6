// Ctrl + and Ctrl −: three type sizes, kept for the person who is signed in. They work before that
// as well: who needs them must be able to read who is asked to sign in.
import { call } from "../host/call";
import { useKey } from "../parts/keys";
import { sizes } from "./appearance";
import { useDesk } from "./state";

export function useTypeSize(): void {
  const { state, wear } = useDesk();
  const { preferences } = state;
  const step = (by: 1 | -1) => {
    const size = sizes.find((one) => one === preferences.size + by);
    if (size === undefined) return;
    const chosen = { ...preferences, size };
    wear(chosen);
    if (state.staff === null) return;
    // The page shows it already; that it could not be kept is no reason to stop anyone.
    call("save_preferences", { preferences: chosen }).catch(() => undefined);
  };
  useKey("larger", () => step(1));
  useKey("smaller", () => step(-1));
}
