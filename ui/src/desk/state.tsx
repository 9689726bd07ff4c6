// Where the desk stands, for every screen: asked once, then told by the desk at each change.
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { DeskState, Preferences, StaffView } from "../contract";
import { call, on } from "../host/call";
import type { Begun } from "./begun";

interface Desk {
  state: DeskState;
  /** Commands that answer with a new state hand it over here. */
  adopt: (state: DeskState) => void;
  refresh: () => Promise<void>;
  /** Shows another appearance at once. Before anybody signs in it holds until somebody does. */
  wear: (preferences: Preferences) => void;
}

const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("a screen stands outside of the desk");
  return desk;
}

/** Who is signed in; only screens behind the sign-in ask. */
export function useStaff(): StaffView | null {
  return useDesk().state.staff;
}

export function DeskStateProvider(props: {
  /** What was asked while the window came up. */
  first: Promise<Begun>;
  /** The same, where it is there already. */
  answer: Begun | null;
  children: ReactNode;
  before: ReactNode;
  failed: (error: unknown) => ReactNode;
}) {
  const [state, adopt] = useState<DeskState | null>(props.answer?.state ?? null);
  const [worn, setWorn] = useState<Preferences | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { first } = props;
  useEffect(() => {
    first.then((begun) => adopt((newer) => newer ?? begun.state), setError);
    // What changed between the answer and the listening is asked for once more; mostly nothing has.
    const catchUp = (now: DeskState) => adopt((known) => (isSame(known, now) ? known : now));
    return on("status", adopt, () => call("desk_state").then(catchUp, () => undefined));
  }, [first]);
  if (error !== null && state === null) return props.failed(error);
  if (state === null) return props.before;
  if (state.staff !== null && worn !== null) setWorn(null);
  const shown = state.staff === null && worn !== null ? { ...state, preferences: worn } : state;
  const wear = (preferences: Preferences) => {
    if (state.staff === null) setWorn(preferences);
    else adopt({ ...state, preferences });
  };
  const refresh = () => call("desk_state").then(adopt);
  return <DeskContext value={{ state: shown, adopt, refresh, wear }}>{props.children}</DeskContext>;
}

function isSame(one: DeskState | null, other: DeskState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
