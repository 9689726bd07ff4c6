// The way to the Rust side of the window, and the only place that knows Tauri.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Commands, DeskState } from "../contract";

export type CommandName = keyof Commands;

type NoArguments = Record<string, never>;

/** Arguments may be left out where a command takes none. */
type Rest<Name extends CommandName> = Commands[Name]["arguments"] extends NoArguments
  ? []
  : [args: Commands[Name]["arguments"]];

/** Asks the desk. Rejects with what `problemsOf` understands. */
export function call<Name extends CommandName>(
  name: Name,
  ...rest: Rest<Name>
): Promise<Commands[Name]["answer"]> {
  return invoke(name, rest[0]);
}

/** What the desk says without being asked. */
export interface Events {
  /** Anything that the frame shows has changed. */
  status: DeskState;
}

/**
 * Listens until the returned function is called. Listening begins a little after the call: whoever
 * must not miss what happened meanwhile looks once when `listening` is called.
 */
export function on<Name extends keyof Events>(
  name: Name,
  hear: (payload: Events[Name]) => void,
  listening: () => void = () => undefined,
): () => void {
  const stop = listen<Events[Name]>(name, (event) => hear(event.payload));
  stop.then(listening).catch(() => undefined);
  return () => {
    stop.then((end) => end()).catch(() => undefined);
  };
}
