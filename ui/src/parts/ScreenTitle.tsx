// The title of a screen that has no field to begin with: it takes the focus when the screen comes,
// so that a screen reader says where one is and Tab goes on from here.
import { type ReactNode, useEffect, useRef } from "react";

export function ScreenTitle(props: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h1 ref={title} tabIndex={-1} className="screen-title">
      {props.children}
    </h1>
  );
}
