// Handing the draft to the store: what stops it, the question whether it is one matter, and the
// number in the end.
import { useState } from "react";
import type { ApplicationLine, Draft, Registered } from "../../contract";
import { call } from "../../host/call";
import { refusal } from "../../host/problems";
import type { Refusals } from "../../parts/refusals";
import type { DraftKeeper } from "../draft";

export interface Registering {
  saving: boolean;
  /** Asks about one matter where there may be one. */
  save: () => void;
  /** Open applications of the same person and topic that the clerk must say something about. */
  sameMatter: ApplicationLine[] | null;
  /** It is one matter: saves with a link to that application, or without any. */
  goOn: (linkedTo: string | null) => void;
  /** Back to the form. */
  cancel: () => void;
  /** A topic was typed and none chosen. */
  setStrayTopic: (stray: boolean) => void;
}

export function useRegistering(
  keeper: DraftKeeper,
  draft: Draft | null,
  refusals: Refusals,
  onRegistered: (registered: Registered) => void,
): Registering {
  const [sameMatter, setSameMatter] = useState<ApplicationLine[] | null>(null);
  const [saving, setSaving] = useState(false);
  const [strayTopic, setStrayTopic] = useState(false);

  const register = async (linkedTo: string | null, goOn: boolean) => {
    if (draft === null || saving) return;
    if (strayTopic) {
      refusals.show([refusal("topic-unknown", "topic")]);
      return;
    }
    setSaving(true);
    setSameMatter(null);
    await keeper.hold();
    const answer = await refusals.attempt(() =>
      call("register_application", {
        draft: { ...draft, linked_to: linkedTo },
        same_matter: goOn ? "go_on" : "ask",
      }),
    );
    setSaving(false);
    if (answer !== undefined && "registered" in answer) {
      keeper.begin();
      onRegistered(answer.registered);
      return;
    }
    keeper.release();
    if (answer !== undefined) setSameMatter(answer.same_matter);
  };
  return {
    saving,
    save: () => register(draft?.linked_to ?? null, false),
    sameMatter,
    goOn: (linkedTo) => register(linkedTo, true),
    cancel: () => setSameMatter(null),
    setStrayTopic,
  };
}
