// What a printer is called, how wide its paper is, and what kind of printer it is.
import { useEffect, useState } from "react";
import type { PrinterDraft, ProfileLine, SlipWidth } from "../contract";
import { call } from "../host/call";
import { ChoiceGroup } from "../parts/choices";
import { TextLine } from "../parts/fields";
import { Pick } from "../parts/Pick";
import type { Refusals } from "../parts/refusals";
import { useWords } from "../text/words";
import { unknownProfile } from "./printer-draft";

export function PrinterNature(props: {
  draft: PrinterDraft;
  onChange: (draft: PrinterDraft) => void;
  refusals: Refusals;
}) {
  const words = useWords();
  const { draft, onChange, refusals } = props;
  const profiles = useProfiles();
  const isQueue = "queue" in draft.target;
  return (
    <>
      <TextLine
        name="printer_name"
        label={words("field-printer-name")}
        hint={words("field-printer-name-hint")}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        error={refusals.at("printer_name")}
        width="short"
      />
      <ChoiceGroup<SlipWidth>
        name="width"
        label={words("field-width")}
        value={draft.width}
        onChange={(width) => onChange({ ...draft, width })}
        choices={[
          { id: "mm80", words: words("width-80") },
          { id: "mm58", words: words("width-58") },
        ]}
      />
      {isQueue ? null : (
        <Pick<string>
          name="printer_profile"
          label={words("field-printer-profile")}
          hint={words("field-printer-profile-hint")}
          value={draft.profile}
          onChange={(profile) => onChange({ ...draft, profile, code_table: null })}
          choices={profiles.map((one) => ({ id: one.code, words: profileWords(one, words) }))}
        />
      )}
    </>
  );
}

/** The kinds of printers; none until they are known. */
export function useProfiles(): ProfileLine[] {
  const [profiles, setProfiles] = useState<ProfileLine[]>([]);
  useEffect(() => {
    // The kinds are part of the program: asking for them is never refused.
    call("list_profiles").then(setProfiles, () => setProfiles([]));
  }, []);
  return profiles;
}

/** A kind's name: its makers', or ours for the one that nobody knows. */
export function profileWords(profile: ProfileLine, words: ReturnType<typeof useWords>): string {
  return profile.code === unknownProfile ? words("printer-profile-generic") : profile.name;
}
