// Keys that do something anywhere on a screen. The table of actions belongs to a feature; this
// part keeps which of them can be done right now, and calls the one whose key is pressed.
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";

/** A key by its place on the keyboard: letters move between layouts, places do not. */
export interface KeyPlace {
  code: string;
  /** A sign that is no letter and wanders between layouts, such as `+`. */
  symbol?: string;
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

type Bind = (binding: Binding) => () => void;

// Two contexts, so that binding a key does not wake everyone who binds one.
const BindContext = createContext<Bind | null>(null);
const BoardContext = createContext<{ actions: readonly Action[]; bindings: Binding[] }>({
  actions: [],
  bindings: [],
});
const Layer = createContext(0);

export function KeysProvider(props: { actions: readonly Action[]; children: ReactNode }) {
  const { actions, children } = props;
  const [bindings, setBindings] = useState<Binding[]>([]);
  const bind = useCallback<Bind>((binding) => {
    setBindings((all) => [...all, binding]);
    return () => setBindings((all) => all.filter((one) => one !== binding));
  }, []);
  useEffect(() => {
    const find = (event: KeyboardEvent) =>
      doable(bindings).find((one) =>
        actions.some((action) => action.id === one.id && isPressed(action, event)),
      );
    // Before anything on the screen sees it: a button would take Ctrl+Enter for its own press.
    const early = (event: KeyboardEvent) => {
      if (isForFocused(event)) return;
      const bound = find(event);
      // The browser's own use of a function key (find, reload) never belongs at the counter.
      if (bound !== undefined || /^F\d/.test(event.code)) event.preventDefault();
      if (bound === undefined) return;
      event.stopPropagation();
      bound.run();
    };
    const late = (event: KeyboardEvent) => {
      if (!isForFocused(event) || event.defaultPrevented || takesEnter(event)) return;
      const bound = find(event);
      if (bound === undefined) return;
      event.preventDefault();
      bound.run();
    };
    window.addEventListener("keydown", early, { capture: true });
    window.addEventListener("keydown", late);
    return () => {
      window.removeEventListener("keydown", early, { capture: true });
      window.removeEventListener("keydown", late);
    };
  }, [actions, bindings]);
  const board = useMemo(() => ({ actions, bindings }), [actions, bindings]);
  return (
    <BindContext value={bind}>
      <BoardContext value={board}>{children}</BoardContext>
    </BindContext>
  );
}

/** What stands inside (a dialog) hides the keys of everything below it. */
export function KeysLayer(props: { children: ReactNode }) {
  const layer = useContext(Layer) + 1;
  const bind = useContext(BindContext);
  useEffect(() => bind?.({ id: "", layer, run: () => undefined }), [bind, layer]);
  return <Layer value={layer}>{props.children}</Layer>;
}

/** Lets the action be done while the caller is on the screen and `enabled`. */
export function useKey(id: string, run: () => void, enabled = true): void {
  const layer = useContext(Layer);
  const bind = useContext(BindContext);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => (enabled ? bind?.({ id, layer, run: () => latest.current() }) : undefined),
    [bind, id, layer, enabled],
  );
}

/** The actions that can be done where the caller stands, in the order of the table. */
export function useDoable(): { action: Action; run: () => void }[] {
  const board = useContext(BoardContext);
  const layer = useContext(Layer);
  const can = board.bindings.filter((one) => one.layer === layer).reverse();
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
  const sameKey =
    action.code === code || (action.symbol !== undefined && action.symbol === event.key);
  if (!sameKey || (action.ctrl ?? false) !== event.ctrlKey || event.altKey || event.metaKey)
    return false;
  if (event.isComposing || event.repeat || (event.shiftKey && action.symbol === undefined)) {
    return false;
  }
  return true;
}

/** Enter and Esc alone belong first to what has the focus: a button, a list that is open. */
function isForFocused(event: KeyboardEvent): boolean {
  return !event.ctrlKey && ["Enter", "NumpadEnter", "Escape"].includes(event.code);
}

function takesEnter(event: KeyboardEvent): boolean {
  const at = event.target;
  return (
    event.code !== "Escape" &&
    at instanceof HTMLElement &&
    at.closest("button, input, textarea, a") !== null
  );
}
