// A folder of this computer: typed, or the one of a disk that somebody plugged in.
import { useEffect, useState } from "react";
import { Group } from "react-aria-components";
import type { Drive } from "../contract";
import { call } from "../host/call";
import { Button } from "../parts/Button";
import { TextLine } from "../parts/fields";
import type { Refusals } from "../parts/refusals";
import { size } from "../text/sizes";
import { useLanguage, useWords } from "../text/words";

export function FolderField(props: {
  label: string;
  hint: string;
  value: string;
  onChange: (folder: string) => void;
  refusals: Refusals;
  autoFocus?: boolean;
}) {
  const { onChange, refusals } = props;
  const words = useWords();
  const language = useLanguage();
  const [drives, setDrives] = useState<Drive[]>([]);
  const [said, setSaid] = useState("");
  useEffect(() => {
    // Nobody asked for it yet: what is in the way is told to who does.
    call("find_drives").then(setDrives, () => {});
  }, []);
  const search = async () => {
    const found = await refusals.attempt(() => call("find_drives"));
    setDrives(found ?? []);
    setSaid(found?.length === 0 ? words("drives-none") : "");
  };
  const change = (folder: string) => {
    onChange(folder);
    setSaid("");
    refusals.clear("folder");
  };
  return (
    <>
      <TextLine
        name="folder"
        label={props.label}
        hint={props.hint}
        value={props.value}
        onChange={change}
        error={refusals.at("folder")}
        autoFocus={props.autoFocus ?? false}
      />
      <Group aria-label={words("drives")} className="row">
        {drives.map(({ folder, name, free_bytes }) => (
          <Button
            key={folder}
            onPress={() => {
              change(folder);
              setSaid(words("drive-chosen", { folder }));
            }}
          >
            {free_bytes === null
              ? words("drive-choose-plain", { name })
              : words("drive-choose", { name, free: size(free_bytes, language) })}
          </Button>
        ))}
        <Button look="quiet" onPress={search}>
          {words("drives-search")}
        </Button>
        <span role="status">{said}</span>
      </Group>
    </>
  );
}
