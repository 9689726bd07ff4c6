import { begun } from "./desk/begun";
import "./style/tokens.css";
import "./style/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Desk } from "./desk/Desk";

/** A desk that has not answered after so long, in milliseconds, is said to be opening. */
const PATIENCE = 150;

const root = document.getElementById("root");
if (root) {
  const late = new Promise<null>((end) => setTimeout(end, PATIENCE, null));
  Promise.race([begun.catch(() => null), late]).then((answer) =>
    createRoot(root).render(
      <StrictMode>
        <Desk begun={begun} answer={answer} />
      </StrictMode>,
    ),
  );
}
