// Nobody touched the desk for a while: it locks, so that no one reads on in someone else's name.
import { useEffect, useRef } from "react";

const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** `after` is in seconds; 0 never locks. */
export function useIdleLock(after: number, lock: () => void): void {
  const latest = useRef(lock);
  useEffect(() => {
    latest.current = lock;
  });
  useEffect(() => {
    if (after <= 0) return;
    let timer: number;
    const begin = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => latest.current(), after * 1000);
    };
    begin();
    for (const sign of signs) window.addEventListener(sign, begin, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, begin);
    };
  }, [after]);
}
