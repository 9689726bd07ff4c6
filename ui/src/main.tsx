import "./style/tokens.css";
import "./style/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Desk } from "./desk/Desk";
import { call } from "./host/call";

// Asked before anything is drawn: the answer is there when the first screen is.
const stands = call("desk_state");
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Desk stands={stands} />
    </StrictMode>,
  );
}
