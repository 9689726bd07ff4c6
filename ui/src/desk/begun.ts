// What the first screen needs is asked before anything else of the page is read, so that the answers
// are there when it is drawn, and it is drawn once.
import type { DeskState, StaffView } from "../contract";
import { call } from "../host/call";

/** Where the desk stands, and who may sign in there if that is what it waits for. */
export interface Begun {
  state: DeskState;
  staff: StaffView[] | null;
}

async function begin(): Promise<Begun> {
  const listed = call("list_staff").catch(() => null);
  const state = await call("desk_state");
  return { state, staff: state.stage === "sign_in" ? await listed : null };
}

export const begun = begin();
