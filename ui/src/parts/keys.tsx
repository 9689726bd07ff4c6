// Keys that do something anywhere on a screen. The table of actions belongs to a feature; this
// part keeps which of them can be done right now, and calls the one whose key is pressed.
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";

/** A key by its place on the keyboard: letters move between layouts, places do not. */
export interface KeyPlace {
  code: string;
  ctrl?: boolean;
}

export interface Action extends KeyPlace {
  id: string;
  /** The key as it is printed on the keyboard. */
  keys: string;
}

interface Binding {
  id: string;
  layer: number;
  run: () => void;
}

interface Board {
  actions: readonly Action[];
  bindings: Binding[];
  bind: (binding: Binding) => () => void;
}

const BoardContext = createContext<Board | null>(null);
const Layer = createContext(0);

export function KeysProvider(props: { actions: readonly Action[]; children: ReactNode }) {
  const [bindings, setBindings] = useState<Binding[]>([]);
  const board = useMemo(
    () => ({
      actions: props.actions,
      bindings,
      bind: (binding: Binding) => {
        setBindings((all) => [...all, binding]);
        return () => setBindings((all) => all.filter((one) => one !== binding));
      },
    }),
    [props.actions, bindings],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = props.actions.find((one) => isPressed(one, event));
      if (action === undefined) return;
      const bound = doable(bindings).find((one) => one.id === action.id);
      // The browser's own use of a function key (find, reload) never belongs at the counter.
      if (bound !== undefined || /^F\d/.test(event.code)) event.preventDefault();
      bound?.run();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [props.actions, bindings]);
  return <BoardContext value={board}>{props.children}</BoardContext>;
}

/** What stands inside (a dialog) hides the keys of everything below it. */
export function KeysLayer(props: { children: ReactNode }) {
  const layer = useContext(Layer) + 1;
  const board = useContext(BoardContext);
  const bind = board?.bind;
  useEffect(() => bind?.({ id: "", layer, run: () => undefined }), [bind, layer]);
  return <Layer value={layer}>{props.children}</Layer>;
}

/** Lets the action be done while the caller is on the screen and `enabled`. */
export function useKey(id: string, run: () => void, enabled = true): void {
  const layer = useContext(Layer);
  const bind = useContext(BoardContext)?.bind;
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => (enabled ? bind?.({ id, layer, run: () => latest.current() }) : undefined),
    [bind, id, layer, enabled],
  );
}

/** The actions that can be done right now, in the order of the table. */
export function useDoable(): { action: Action; run: () => void }[] {
  const board = useContext(BoardContext);
  if (board === null) return [];
  const can = doable(board.bindings);
  return board.actions.flatMap((action) => {
    const bound = can.find((one) => one.id === action.id);
    return bound === undefined ? [] : [{ action, run: bound.run }];
  });
}

/** Only the uppermost layer; the newest first, so that a part wins over the screen around it. */
function doable(bindings: Binding[]): Binding[] {
  const top = Math.max(0, ...bindings.map((one) => one.layer));
  return bindings.filter((one) => one.layer === top).reverse();
}

function isPressed(action: Action, event: KeyboardEvent): boolean {
  const code = event.code === "NumpadEnter" ? "Enter" : event.code;
  return (
    action.code === code &&
    (action.ctrl ?? false) === event.ctrlKey &&
    !event.altKey &&
    !event.metaKey &&
    !(event.shiftKey && !action.ctrl) &&
    !event.isComposing &&
    !event.repeat
  );
}
