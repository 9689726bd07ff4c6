import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Action, KeysLayer, KeysProvider, useKey } from "./keys";

const actions: Action[] = [
  { id: "find", code: "F3", keys: "F3" },
  { id: "save", code: "Enter", ctrl: true, keys: "Ctrl+Enter" },
  { id: "next", code: "Enter", keys: "Enter" },
];

function Bound(props: { id: string; run: () => void }) {
  useKey(props.id, props.run);
  return null;
}

afterEach(cleanup);

describe("keys that work anywhere", () => {
  it("call the action whose key is pressed, also while typing", () => {
    const find = vi.fn();
    const save = vi.fn();
    const { getByRole } = render(
      <KeysProvider actions={actions}>
        <Bound id="save" run={save} />
        <Bound id="find" run={find} />
        <input />
      </KeysProvider>,
    );
    fireEvent.keyDown(getByRole("textbox"), { code: "F3", key: "F3" });
    expect(find).toHaveBeenCalledOnce();
    expect(save, "no other key answers").not.toHaveBeenCalled();
  });

  it("tell Ctrl+Enter from Enter, and leave Enter to a field", () => {
    const save = vi.fn();
    const next = vi.fn();
    const { getByRole } = render(
      <KeysProvider actions={actions}>
        <Bound id="save" run={save} />
        <Bound id="next" run={next} />
        <input />
      </KeysProvider>,
    );
    fireEvent.keyDown(getByRole("textbox"), { code: "Enter", key: "Enter" });
    expect(next, "Enter in a field is the field's own").not.toHaveBeenCalled();
    fireEvent.keyDown(getByRole("textbox"), { code: "Enter", key: "Enter", ctrlKey: true });
    expect(save).toHaveBeenCalledOnce();
    fireEvent.keyDown(document.body, { code: "Enter", key: "Enter" });
    expect(next).toHaveBeenCalledOnce();
  });

  it("are silent below a dialog", () => {
    const below = vi.fn();
    const inside = vi.fn();
    const { rerender } = render(
      <KeysProvider actions={actions}>
        <Bound id="find" run={below} />
        <KeysLayer>
          <Bound id="save" run={inside} />
        </KeysLayer>
      </KeysProvider>,
    );
    fireEvent.keyDown(document.body, { code: "F3", key: "F3" });
    expect(below).not.toHaveBeenCalled();
    rerender(
      <KeysProvider actions={actions}>
        <Bound id="find" run={below} />
      </KeysProvider>,
    );
    fireEvent.keyDown(document.body, { code: "F3", key: "F3" });
    expect(below, "the dialog is closed again").toHaveBeenCalledOnce();
  });
});
