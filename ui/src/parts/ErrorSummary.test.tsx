import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ErrorSummary } from "./ErrorSummary";
import { TextLine } from "./fields";

afterEach(cleanup);

function Example(props: { attempt: number }) {
  const error = "Kimlik no 11 hane olmalı; 10 hane yazdınız.";
  return (
    <>
      <ErrorSummary
        title="Düzeltilecek bir yer var"
        attempt={props.attempt}
        lines={[{ field: "national_id", words: error }]}
      />
      <TextLine
        name="national_id"
        label="Kimlik no"
        value="1"
        onChange={() => undefined}
        error={error}
      />
    </>
  );
}

describe("the summary of errors", () => {
  it("takes the focus, and again at the next attempt, even for one error", () => {
    const { getByRole, getByLabelText, rerender } = render(<Example attempt={1} />);
    expect(document.activeElement).toBe(getByRole("alert"));
    getByLabelText("Kimlik no").focus();
    rerender(<Example attempt={2} />);
    expect(document.activeElement).toBe(getByRole("alert"));
  });

  it("leads to the field, where the same words stand", () => {
    const { getByRole, getByLabelText, getAllByText } = render(<Example attempt={1} />);
    fireEvent.click(getByRole("button"));
    const field = getByLabelText("Kimlik no");
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(getAllByText(/11 hane olmalı/)).toHaveLength(2);
  });

  it("goes on to the first field with Enter", () => {
    const { getByRole, getByLabelText } = render(<Example attempt={1} />);
    fireEvent.keyDown(getByRole("alert"), { key: "Enter" });
    expect(document.activeElement).toBe(getByLabelText("Kimlik no"));
  });
});
