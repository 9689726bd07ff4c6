// What stands above the screens for a moment: the palette, the help, an inquiry, waiting slips.
import type { InquiryRecorded } from "../contract";
import { DeskHelp, DeskPalette } from "./help";
import { InquiryDialog } from "./inquiry/InquiryDialog";
import { SlipsDialog } from "./SlipsDialog";

export type OverlayName = "palette" | "help" | "inquiry" | "slips";

export interface OverlayProps {
  name: OverlayName | null;
  onClose: () => void;
  /** An inquiry was counted. */
  onInquiry: (recorded: InquiryRecorded) => void;
}

export function Overlay(props: OverlayProps) {
  const { name, onClose, onInquiry } = props;
  switch (name) {
    case "palette":
      return <DeskPalette onClose={onClose} />;
    case "help":
      return <DeskHelp onClose={onClose} />;
    case "slips":
      return <SlipsDialog onClose={onClose} />;
    case "inquiry":
      return <InquiryDialog onClose={onClose} onRecorded={onInquiry} />;
    case null:
      return null;
  }
}
