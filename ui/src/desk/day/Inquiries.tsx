// Who was told the way on a day: when, by whom, what about. One of today that was counted by mistake
// can be taken back.
import type { InquiryLine } from "../../contract";
import { call } from "../../host/call";
import { Button } from "../../parts/Button";
import { useRefusals } from "../../parts/refusals";
import { clockTime } from "../../text/dates";
import { useLanguage, useWords } from "../../text/words";

export function Inquiries(props: { inquiries: InquiryLine[] }) {
  const words = useWords();
  const language = useLanguage();
  const { attempt, summary } = useRefusals();
  return (
    <section className="stack-tight" aria-labelledby="day-inquiries">
      <h2 id="day-inquiries">{words("day-inquiry-list")}</h2>
      {summary}
      <ul className="day-inquiries">
        {props.inquiries.map((one) => {
          const time = clockTime(one.at, language);
          return (
            <li key={one.inquiry}>
              <time dateTime={one.at}>{time}</time>
              <span>{[one.topic, one.note, one.by].filter(Boolean).join(" · ")}</span>
              {one.of_today ? (
                <Button
                  look="quiet"
                  label={words("inquiry-take-back-named", { time })}
                  onPress={() => attempt(() => call("take_inquiry_back", { inquiry: one.inquiry }))}
                >
                  {words("inquiry-take-back")}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
