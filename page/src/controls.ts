import { element } from "./view";

/** The buttons that change how the picture is looked at, and the names of saved pictures. */
export function setUpControls(): void {
  setUpActualSize();
  setUpFullScreen();
  setUpFileName("snapshot-jpeg", "jpg");
  setUpFileName("snapshot-png", "png");
}

function setUpActualSize(): void {
  const button = element("actual-size");
  const stage = element("stage");
  button.addEventListener("click", () => {
    const actual = button.ariaPressed !== "true";
    button.ariaPressed = String(actual);
    stage.classList.toggle("actual-size", actual);
    // What can be scrolled must be reachable by the keyboard.
    stage.tabIndex = actual ? 0 : -1;
  });
  followPixelRatio();
}

/** Keeps one pixel of the picture on one pixel of the screen, whatever the zoom and the screen. */
function followPixelRatio(): void {
  document.documentElement.style.setProperty("--pixel-ratio", String(devicePixelRatio));
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", followPixelRatio, {
    once: true,
  });
}

function setUpFullScreen(): void {
  const button = element("full-screen");
  const stage = element("stage");
  // Phones that know full screen for videos only.
  button.hidden = !document.fullscreenEnabled;
  const toggle = () => {
    if (document.fullscreenElement) {
      void document.exitFullscreen();
    } else if (document.fullscreenEnabled) {
      void stage.requestFullscreen();
    }
  };
  button.addEventListener("click", toggle);
  stage.addEventListener("dblclick", toggle);
  document.addEventListener("fullscreenchange", () => {
    button.ariaPressed = String(document.fullscreenElement !== null);
  });
}

function setUpFileName(id: string, extension: string): void {
  const link = element<HTMLAnchorElement>(id);
  link.addEventListener("click", () => {
    const now = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    link.download = `picture-${now}Z.${extension}`;
  });
}
