// The privacy notice (aydınlatma), large: to be read aloud, or turned to the visitor.
import "./privacy-notice.css";
import { useState } from "react";
import type { Language, Office } from "../contract";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { useKey } from "../parts/keys";
import { useWords, useWordsIn, type Words } from "../text/words";
import { keysOf } from "./actions";
import { useDesk } from "./state";

export function PrivacyNoticeButton(props: { visitor: Language }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  useKey("notice", () => setOpen(true));
  return (
    <>
      <Button keys={keysOf("notice")} onPress={() => setOpen(true)}>
        {words("action-notice")}
      </Button>
      {open ? <PrivacyNotice visitor={props.visitor} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const parts = ["privacy-what", "privacy-why", "privacy-whom", "privacy-rights"] as const;

function PrivacyNotice(props: { visitor: Language; onClose: () => void }) {
  const words = useWords();
  // The visitor's language where the notice has it, whatever the screen speaks.
  const language = props.visitor === "en" ? "en" : "tr";
  const notice = useWordsIn(language);
  const { office, notice_version, notice: told } = useDesk().state;
  const adopted = told.find((text) => text.language === language);
  return (
    <Dialog title={notice("privacy-title")} lang={language} onClose={props.onClose} wide>
      <div className="privacy-notice stack" lang={language}>
        <p>{notice("privacy-who", { office: authority(office, notice) })}</p>
        {adopted
          ? adopted.paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)
          : parts.map((part) => <p key={part}>{notice(part)}</p>)}
        <p className="quiet small">{notice("privacy-version", { version: notice_version })}</p>
      </div>
      <div>
        <Button look="main" keys="Esc" onPress={props.onClose}>
          {words("close")}
        </Button>
      </div>
    </Dialog>
  );
}

/** Who answers for the data, by its full name. */
function authority(office: Office | null, words: Words): string {
  if (office === null) return words("program-name");
  const { province, district } = office;
  return district === null
    ? words("office-of-province", { province })
    : words("office-of-district", { district, province });
}
