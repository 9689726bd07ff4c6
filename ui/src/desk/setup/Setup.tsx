// The first-run assistant: one question at a time. Each answer is kept when it is given, so the
// assistant can be left at any step and taken up again there.
import "./setup.css";
import { useEffect, useState } from "react";
import type { SetupProgress } from "../../contract";
import { call } from "../../host/call";
import { Waiting } from "../../parts/marks";
import { useRefusals } from "../../parts/refusals";
import { useWords } from "../../text/words";
import { Card } from "../Card";
import { PrinterForm } from "../PrinterForm";
import { useDesk } from "../state";
import { AdministratorStep } from "./AdministratorStep";
import { CenterStep } from "./CenterStep";
import { OfficeStep } from "./OfficeStep";
import { RecoveryStep } from "./RecoveryStep";
import { StepList } from "./StepList";
import { type Step, stepAfter, steps } from "./steps";
import { WelcomeStep } from "./WelcomeStep";

export function Setup() {
  const words = useWords();
  const { refresh, state } = useDesk();
  const { attempt, summary } = useRefusals();
  const [progress, setProgress] = useState<SetupProgress | null>(null);
  const [step, setStep] = useState<Step>("welcome");
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it begins is decided once
  useEffect(() => {
    attempt(() => call("setup_progress")).then((answer) => {
      if (answer === undefined) return;
      setProgress(answer);
      setStep(stepAfter(answer, state.sync));
    });
  }, [attempt]);
  if (progress === null) {
    return (
      <Card title={words("setup-title")}>
        {summary}
        <Waiting>{words("opening")}</Waiting>
      </Card>
    );
  }
  const done = (next: SetupProgress) => {
    setProgress(next);
    setStep(steps[steps.indexOf(step) + 1] ?? "recovery");
  };
  const finish = () => attempt(refresh);
  const place = steps.indexOf(step);
  const title = words(`setup-${step}-title`);
  const above =
    place === 0
      ? words("program-name")
      : words("setup-step", { step: place, of: steps.length - 1 });
  return (
    <Card title={title} above={above}>
      {/* The cursor goes to the step's first field; that it is another step must be heard as well. */}
      <p className="unseen" role="status">
        {above}: {title}
      </p>
      <StepList now={step} progress={progress} onGo={setStep} />
      {summary}
      {step === "welcome" ? <WelcomeStep onBegin={() => setStep("office")} /> : null}
      {step === "office" ? <OfficeStep progress={progress} onDone={done} /> : null}
      {step === "administrator" ? <AdministratorStep progress={progress} onDone={done} /> : null}
      {step === "printer" ? (
        <>
          <p>{words("setup-printer-text")}</p>
          <PrinterForm
            printer={progress.printer}
            chosen={progress.printer_chosen}
            isFirstRun
            onKept={() => attempt(() => call("setup_progress")).then((next) => next && done(next))}
            autoFocus
            saveWords={words("setup-go-on")}
          />
        </>
      ) : null}
      {step === "center" ? <CenterStep progress={progress} onDone={done} /> : null}
      {step === "recovery" ? (
        <RecoveryStep hasPrinter={progress.printer !== null} onDone={finish} />
      ) : null}
    </Card>
  );
}
