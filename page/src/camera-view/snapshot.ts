import type { Placing } from "./feed";
import { moved, oriented, type Orientation, scaled, times } from "./matrix";
import { type Drawing, drawOverlay } from "./overlay";
import { toCamera, turned } from "./picture-map";

/** A picture on the screen as a file: all of it in its own pixels, turned as it is seen. */
export function snapshotOf(
  picture: CanvasImageSource,
  { shown, part, orientation }: Placing,
  seen: Orientation,
  drawing: Drawing | false,
  type: string,
): Promise<Blob> {
  const whole = turned(part, seen);
  // As many pixels as came for each of the camera's.
  const scale = shown.width / turned(part, orientation).width;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(whole.width * scale);
  canvas.height = Math.round(whole.height * scale);
  const context = canvas.getContext("2d", { alpha: false })!;
  const map = times(
    scaled(canvas.width / whole.width, canvas.height / whole.height),
    moved(whole.width / 2, whole.height / 2),
    oriented(seen),
    moved(-part.x - part.width / 2, -part.y - part.height / 2),
  );
  context.setTransform(...times(map, toCamera(shown, part, orientation)));
  context.drawImage(picture, 0, 0);
  context.resetTransform();
  if (drawing) {
    const over = document.createElement("canvas");
    over.width = canvas.width;
    over.height = canvas.height;
    drawOverlay(over.getContext("2d")!, map, canvas.width, canvas.height, drawing);
    context.drawImage(over, 0, 0);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))),
      type,
      0.92,
    ),
  );
}
