// A page with one field and nothing else: the floor that the desk's window is measured against.
import "./empty.css";
import { StrictMode, useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";

function Empty() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return <input ref={field} aria-label="…" />;
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Empty />
    </StrictMode>,
  );
}
