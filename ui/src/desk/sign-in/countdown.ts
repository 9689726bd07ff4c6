// The waiting time after wrong tries, counted down in front of whoever waits. The desk itself
// decides; this only spares a try that would be refused.
import { useEffect, useState } from "react";
import type { Problem } from "../../contract";
import { problemsOf } from "../../host/problems";

export interface Countdown {
  /** Seconds still to wait. */
  left: number;
  /** Takes in what a try was refused with. */
  heard: (error: unknown) => Problem[];
  forget: () => void;
}

export function useCountdown(): Countdown {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (until === 0) return;
    const timer = window.setInterval(() => {
      const at = performance.now();
      setNow(at);
      if (at >= until) setUntil(0);
    }, 250);
    return () => window.clearInterval(timer);
  }, [until]);
  return {
    left: until === 0 ? 0 : Math.max(0, Math.ceil((until - now) / 1000)),
    heard: (error) => {
      const problems = problemsOf(error);
      const seconds = Number(
        problems.find((one) => one.code === "sign-in-wait")?.arguments.seconds ?? 0,
      );
      if (seconds > 0) {
        setNow(performance.now());
        setUntil(performance.now() + seconds * 1000);
      }
      return problems;
    },
    forget: () => setUntil(0),
  };
}
