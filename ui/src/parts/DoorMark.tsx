// Our own drawing of an open door.
import door from "../../../assets/icons/mark.svg";

export function DoorMark(props: { size?: "small" | "large" }) {
  return <img className={`door door-${props.size ?? "small"}`} src={door} alt="" />;
}
