import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ChoiceGroup } from "./choices";
import { Form } from "./Form";
import { TextBlock, TextLine } from "./fields";

afterEach(cleanup);

const nothing = () => undefined;

function Example(props: { onFinish?: () => void }) {
  return (
    <Form label="form" onFinish={props.onFinish}>
      <TextLine name="given_name" label="Ad" value="" onChange={nothing} />
      <ChoiceGroup<string>
        name="kind"
        label="Tür"
        value="b"
        onChange={nothing}
        choices={[
          { id: "a", words: "A" },
          { id: "b", words: "B" },
        ]}
      />
      <TextBlock name="narrative" label="Anlatım" value="" onChange={nothing} />
      <TextLine name="subject" label="Özet" value="" onChange={nothing} />
    </Form>
  );
}

function enter(): void {
  const at = document.activeElement ?? document.body;
  fireEvent.keyDown(at, { code: "Enter", key: "Enter" });
}

describe("a form without a mouse", () => {
  it("goes on with Enter, in the order of speaking, and treats a choice as one stop", () => {
    const { getByLabelText } = render(<Example />);
    getByLabelText("Ad").focus();
    enter();
    expect(document.activeElement, "the choice that is made").toBe(getByLabelText("B"));
    enter();
    expect(document.activeElement).toBe(getByLabelText("Anlatım"));
  });

  it("leaves Enter in a text block to the text", () => {
    const { getByLabelText } = render(<Example />);
    getByLabelText("Anlatım").focus();
    enter();
    expect(document.activeElement).toBe(getByLabelText("Anlatım"));
  });

  it("finishes with Enter in the last field", () => {
    const finish = vi.fn();
    const { getByLabelText } = render(<Example onFinish={finish} />);
    getByLabelText("Özet").focus();
    enter();
    expect(finish).toHaveBeenCalledOnce();
  });
});
