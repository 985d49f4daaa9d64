import { html } from "lit";
import type { CameraView } from "../camera-view/camera-view";
import { type Profile, sampleText } from "./measured";
import { drawGraph, drawProfile } from "./plots";
import { latencyText, NOTHING } from "./readouts";

/** The samples along the line, and how the last minute was. */
export function plots(view: CameraView | undefined, profile: Profile | undefined) {
  const { fps } = view?.reading ?? {};
  const numbers = (profile?.values ?? []).map(Number).filter(Number.isFinite);
  return html`
    <section>
      <h2>Profile</h2>
      ${
        view?.line
          ? html`<canvas id="profile" class="plot" role="img" aria-label="Samples along the line"></canvas>
              <p class="figures" id="profile-range">
                ${numbers.length > 1 ? `${sampleText(Math.min(...numbers))} … ${sampleText(Math.max(...numbers))}, ${numbers.length} samples` : "…"}
              </p>`
          : html`<p class="quiet">Draw a line on the picture with <kbd>L</kbd>.</p>`
      }
    </section>
    <section>
      <h2>Last minute</h2>
      <p class="figures"><i class="key first"></i>${fps === undefined ? NOTHING : fps.toFixed(1)} fps</p>
      <canvas
        id="graph-fps"
        class="plot small"
        role="img"
        aria-label="Pictures a second in the last minute"
      ></canvas>
      <p class="figures"><i class="key second"></i>${latencyText(view?.latency)}</p>
      <canvas
        id="graph-latency"
        class="plot small"
        role="img"
        aria-label="Latency in the last minute"
      ></canvas>
    </section>
  `;
}

/** Draws on what is there of it. */
export function drawPlots(
  page: HTMLElement,
  profile: Profile | undefined,
  rates: readonly (number | undefined)[],
  delays: readonly (number | undefined)[],
): void {
  const plot = (id: string) => page.querySelector<HTMLCanvasElement>(`#${id}`);
  const [line, fps, latency] = [plot("profile"), plot("graph-fps"), plot("graph-latency")];
  if (line) {
    drawProfile(line, profile?.values ?? []);
  }
  if (fps && latency) {
    const most = (values: readonly (number | undefined)[], least: number) =>
      values.reduce<number>((one, other) => Math.max(one, (other ?? 0) * 1.1), least);
    drawGraph(fps, rates, most(rates, 10), "--plot-line");
    drawGraph(latency, delays, most(delays, 100), "--plot-second");
  }
}
