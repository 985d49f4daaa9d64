/** The last picture of a player that is gone, where it was, until there is another. */
export class Still {
  readonly #canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    canvas.hidden = true;
  }

  take(picture: HTMLElement): void {
    const [width, height] =
      picture instanceof HTMLVideoElement
        ? [picture.videoWidth, picture.videoHeight]
        : picture instanceof HTMLImageElement
          ? [picture.naturalWidth, picture.naturalHeight]
          : [(picture as HTMLCanvasElement).width, (picture as HTMLCanvasElement).height];
    try {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#canvas.getContext("2d", { alpha: false })?.drawImage(picture as CanvasImageSource, 0, 0);
      this.#canvas.style.transform = picture.style.transform;
      this.#canvas.hidden = false;
    } catch {
      // An image that is broken by now.
      this.clear();
    }
  }

  clear(): void {
    if (!this.#canvas.hidden) {
      this.#canvas.hidden = true;
      this.#canvas.width = this.#canvas.height = 0;
    }
  }
}
