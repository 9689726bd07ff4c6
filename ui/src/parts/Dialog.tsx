// A question that must be answered before anything else: only for what cannot be undone, and for
// the palette and the help, which are left with Esc.
import "./dialog.css";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { KeysLayer } from "./keys";

export interface DialogProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
  wide?: boolean;
  /** Of the title, when it is not the screen's. */
  lang?: string;
}

export function Dialog(props: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className={props.wide ? "dialog dialog-wide" : "dialog"}>
        <AriaDialog className="dialog-body stack">
          <Heading slot="title" level={2} lang={props.lang}>
            {props.title}
          </Heading>
          <KeysLayer>{props.children}</KeysLayer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
