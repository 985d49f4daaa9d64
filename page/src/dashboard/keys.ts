/** What a key does, where no field has it. */
export interface KeyActions {
  filter(): void;
  help(): void;
  size(size: "s" | "m" | "l"): void;
  wall(): void;
  isWall(): boolean;
  endWall(): void;
  fullScreen(): void;
  turn(by: number): void;
  /** Moves the focus among the tiles by so many, or by so many rows. */
  step(by: number, rows: number): void;
}

/** Listens to the keys of the dashboard. */
export function listenToKeys(actions: KeyActions): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as Element;
    if (
      takesItself(target, event.key) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.defaultPrevented
    ) {
      return;
    }
    const action = actionOf(event.key, actions, target);
    if (action) {
      event.preventDefault();
      action();
    }
  });
}

/** Whether an element has a use for a key of its own. */
function takesItself(target: Element, key: string): boolean {
  if (key === "Escape") {
    return target.matches("dialog *");
  }
  // In a list, letters and digits find what begins with them.
  return target.matches("input, dialog *") || (target.matches("select") && key !== "/" && key !== "?");
}

function actionOf(key: string, actions: KeyActions, target: Element): (() => void) | undefined {
  const inWall = actions.isWall();
  switch (key) {
    case "/":
      return inWall ? undefined : () => actions.filter();
    case "?":
      return () => actions.help();
    case "1":
      return () => actions.size("s");
    case "2":
      return () => actions.size("m");
    case "3":
      return () => actions.size("l");
    case "w":
      return () => actions.wall();
    case "f":
      return () => actions.fullScreen();
    case "Escape":
      return inWall ? () => actions.endWall() : undefined;
    case "PageDown":
    case " ":
      return inWall && !target.matches("button") ? () => actions.turn(1) : undefined;
    case "PageUp":
      return inWall ? () => actions.turn(-1) : undefined;
    case "ArrowRight":
      return inWall ? () => actions.turn(1) : stepping(target, () => actions.step(1, 0));
    case "ArrowLeft":
      return inWall ? () => actions.turn(-1) : stepping(target, () => actions.step(-1, 0));
    case "ArrowDown":
      return inWall ? undefined : stepping(target, () => actions.step(0, 1));
    case "ArrowUp":
      return inWall ? undefined : stepping(target, () => actions.step(0, -1));
    default:
      return undefined;
  }
}

/** Arrows scroll the page unless a tile has the focus. */
function stepping(target: Element, step: () => void): (() => void) | undefined {
  return target.matches(".tile a, .tile button") ? step : undefined;
}
