/** Lets somebody draw a tile to another place, by its handle, with a mouse, a finger or a pen. */
export function draggable(
  handle: HTMLElement,
  tile: HTMLElement,
  onMove: (toStream: string) => void,
  onDone: () => void,
): void {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) {
      return;
    }
    down.preventDefault();
    handle.focus();
    tile.dataset["dragged"] = "1";
    const move = ({ clientX, clientY }: PointerEvent) => {
      const edge = 60;
      if (clientY < edge) {
        scrollBy(0, -edge / 3);
      } else if (clientY > innerHeight - edge) {
        scrollBy(0, edge / 3);
      }
      const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(".tile");
      const stream = over?.dataset["stream"];
      if (over && over !== tile && stream !== undefined) {
        onMove(stream);
      }
    };
    // At the document: a tile that is put elsewhere would lose a pointer that it has captured.
    const events = new AbortController();
    const end = () => {
      events.abort();
      delete tile.dataset["dragged"];
      onDone();
    };
    const { signal } = events;
    document.addEventListener("pointermove", move, { signal });
    document.addEventListener("pointerup", end, { signal });
    document.addEventListener("pointercancel", end, { signal });
  });
}
