// The center: enrolling the desk, and which center it is enrolled at.
import { Mark, Section } from "../../parts/marks";
import { useWords } from "../../text/words";
import { CenterKey } from "../CenterKey";
import { EnrolmentForm } from "../EnrolmentForm";
import { useDesk } from "../state";

export function CenterSettings() {
  const words = useWords();
  const { sync } = useDesk().state;
  if (sync === null) return null;
  const { standing } = sync;
  return (
    <Section title={words("center-settings-title")}>
      {standing === "not_enrolled" || standing === "code_waits" || standing === "unknown" ? (
        <EnrolmentForm />
      ) : (
        <>
          <p role="status">
            {standing === "revoked" ? (
              <Mark tone="fault">{words("center-revoked-title")}</Mark>
            ) : (
              <Mark tone="good">{words("center-enrolled")}</Mark>
            )}
          </p>
          <dl className="facts">
            <CenterKey sync={sync} />
          </dl>
        </>
      )}
    </Section>
  );
}
