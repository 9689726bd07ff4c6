// How the office counts the days in which an application is answered.
import { useEffect, useState } from "react";
import type { DeadlineRule } from "../../contract";
import { call } from "../../host/call";
import { ChoiceGroup } from "../../parts/choices";
import { Section } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";

type Counting = "calendar_days" | "working_days";

export function DeadlineSettings() {
  const words = useWords();
  const { attempt, summary } = useRefusals();
  const [rule, setRule] = useState<DeadlineRule | null>(null);
  useEffect(() => {
    attempt(() => call("office_settings")).then((found) => found && setRule(found.deadline_rule));
  }, [attempt]);
  if (rule === null) return null;
  const days = "calendar_days" in rule ? rule.calendar_days : rule.working_days;
  const choose = async (counting: Counting) => {
    const next: DeadlineRule =
      counting === "calendar_days" ? { calendar_days: days } : { working_days: days };
    const saved = await attempt(() => call("choose_deadline_rule", { rule: next }));
    if (saved) setRule(saved.deadline_rule);
  };
  return (
    <Section title={words("deadline-title")}>
      {summary}
      <ChoiceGroup<Counting>
        name="deadline"
        label={words("field-deadline")}
        hint={words("field-deadline-hint")}
        look="column"
        value={"calendar_days" in rule ? "calendar_days" : "working_days"}
        onChange={choose}
        choices={[
          { id: "calendar_days", words: words("deadline-calendar-days", { days }) },
          { id: "working_days", words: words("deadline-working-days", { days }) },
        ]}
      />
    </Section>
  );
}
