// The desk code: the series of numbers this desk gives, how much of it is left, and a new one.
import { useState } from "react";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Mark, Section } from "../../parts/marks";
import { useWords } from "../../text/words";
import { NewSeriesForm } from "../NewSeriesForm";
import { useDesk } from "../state";

export function SeriesSettings() {
  const words = useWords();
  const { state, adopt } = useDesk();
  const { desk, numbers_left } = state;
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <Section title={words("series-settings-title")}>
      <p role="status">{desk ? words("series-now", { desk }) : null}</p>
      {numbers_left === null ? null : (
        <p>
          <Mark tone="soon">{words("series-left", { count: numbers_left })}</Mark>
        </p>
      )}
      <p>{words("series-settings-text")}</p>
      <div data-field="series">
        <Button onPress={() => setAsking(true)}>{words("series-new")}</Button>
      </div>
      {asking ? (
        <Dialog title={words("series-new-title")} onClose={close}>
          <NewSeriesForm
            onBegun={(next) => {
              adopt(next);
              close();
            }}
            beside={
              <Button look="quiet" keys="Esc" onPress={close}>
                {words("cancel")}
              </Button>
            }
          />
        </Dialog>
      ) : null}
    </Section>
  );
}
