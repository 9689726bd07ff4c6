// Papers and pictures that came with the application: picked, dropped or pasted. The desk copies
// them into its store at once; nothing is ever opened here, only a small picture is shown.
import "./attachments.css";
import { memo, useId, useRef, useState } from "react";
import { DropZone, FileTrigger } from "react-aria-components";
import type { Attached, AttachmentReference, Problem } from "../contract";
import { call } from "../host/call";
import { problemsOf } from "../host/problems";
import { Button } from "../parts/Button";
import { useKey } from "../parts/keys";
import { problemWords } from "../text/problems";
import { useWords } from "../text/words";
import { keysOf } from "./actions";
import { base64Of } from "./base64";

const taken = ["application/pdf", "image/jpeg", "image/png"];

export interface AttachmentsProps {
  references: AttachmentReference[];
  change: (part: { attachments: AttachmentReference[] }) => void;
  /** The same with their small pictures. */
  attached: Attached[];
  /** The store has one more. */
  onAttached: (attached: Attached) => void;
  error?: string | undefined;
}

export const Attachments = memo(function Attachments(props: AttachmentsProps) {
  const { references, change, onAttached } = props;
  const words = useWords();
  const titleId = useId();
  const place = useRef<HTMLFieldSetElement>(null);
  const { take, refused, coming } = useTaking(references, change, onAttached);
  useKey("attach", () => place.current?.querySelector<HTMLElement>("button")?.click());

  return (
    <fieldset
      data-field="attachments"
      className="attachments"
      ref={place}
      aria-labelledby={titleId}
      onPaste={(event) => take([...event.clipboardData.files])}
    >
      <DropZone
        className="attachments-drop"
        aria-label={words("attachments-drop")}
        onDrop={async (event) => {
          const files = event.items.filter((item) => item.kind === "file");
          take(await Promise.all(files.map((item) => item.getFile())));
        }}
      >
        <span id={titleId} className="label">
          {words("field-attachments")}
        </span>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={taken}
          onSelect={(files) => take(files ? [...files] : [])}
        >
          <Button keys={keysOf("attach")}>{words("action-attach")}</Button>
        </FileTrigger>
        <span className="hint">{words("attachments-hint")}</span>
      </DropZone>
      {coming > 0 ? <p role="status">{words("attachments-coming", { count: coming })}</p> : null}
      {refused.map(({ file, problem }) => (
        <p key={`${file}-${problem.code}`} className="fault" role="alert">
          <span aria-hidden="true">▲</span> {file}: {problemWords(problem, words)}
        </p>
      ))}
      {props.error ? <p className="fault">{props.error}</p> : null}
      <AttachmentLines
        attached={props.attached}
        references={references}
        onRemove={(one) => change({ attachments: references.filter((other) => other !== one) })}
      />
    </fieldset>
  );
});

/** Files on their way into the store, and those it refused. */
function useTaking(
  references: AttachmentReference[],
  change: AttachmentsProps["change"],
  onAttached: AttachmentsProps["onAttached"],
) {
  const [refused, setRefused] = useState<{ file: string; problem: Problem }[]>([]);
  const [coming, setComing] = useState(0);
  // Files arrive one after the other, each with what the one before it left.
  const latest = useRef(references);
  latest.current = references;

  const take = async (files: File[]) => {
    setRefused([]);
    setComing((count) => count + files.length);
    for (const file of files) {
      try {
        const attached = await call("attach_file", {
          name: file.name,
          content_base64: await base64Of(file),
        });
        const { reference } = attached;
        onAttached(attached);
        if (!latest.current.some((one) => one.sha256 === reference.sha256)) {
          latest.current = [...latest.current, reference];
          change({ attachments: latest.current });
        }
      } catch (error) {
        const problems = problemsOf(error).map((problem) => ({ file: file.name, problem }));
        setRefused((all) => [...all, ...problems]);
      }
      setComing((count) => count - 1);
    }
  };
  return { take, refused, coming };
}

function AttachmentLines(props: {
  references: AttachmentReference[];
  attached: Attached[];
  onRemove: (one: AttachmentReference) => void;
}) {
  const words = useWords();
  if (props.references.length === 0) return null;
  return (
    <ul className="attachments-list">
      {props.references.map((one) => (
        <li key={one.sha256} className="attachment">
          <Thumbnail picture={pictureIn(props.attached, one.sha256)} kind={one.kind} />
          <span className="attachment-name">{one.name}</span>
          <Button
            look="quiet"
            label={words("attachment-remove-named", { name: one.name })}
            onPress={() => props.onRemove(one)}
          >
            {words("attachment-remove")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function pictureIn(attached: Attached[], sha256: string): string | null {
  return attached.find((one) => one.reference.sha256 === sha256)?.thumbnail ?? null;
}

/** A small picture, or the kind of paper where there is none. */
export function Thumbnail(props: { picture: string | null; kind: AttachmentReference["kind"] }) {
  return props.picture ? (
    <img className="thumbnail" src={props.picture} alt="" />
  ) : (
    <span className="thumbnail thumbnail-paper" aria-hidden="true">
      {props.kind.toUpperCase()}
    </span>
  );
}
