// A screen that asks one thing at a time, in the middle of the window: signing in, setting up,
// getting a store back.
import "./frame.css";
import type { ReactNode } from "react";
import { DoorMark } from "../parts/DoorMark";

export function Card(props: { title: string; above?: string; children: ReactNode }) {
  return (
    <main className="card-ground">
      <div className="card">
        <div className="card-head">
          <DoorMark size="large" />
          <div>
            {props.above ? <p className="quiet">{props.above}</p> : null}
            <h1>{props.title}</h1>
          </div>
        </div>
        {props.children}
      </div>
    </main>
  );
}
