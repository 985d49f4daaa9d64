import { html, nothing } from "lit";
import type { CameraView } from "../camera-view/camera-view";
import type { Point } from "../camera-view/matrix";
import { rulerText } from "../camera-view/overlay";
import { latencyNote, latencyText, NOTHING, pixelText, rateText, takenText, worldText } from "./readouts";

/** What the picture is, and what is under the hand. */
export function readings(view: CameraView | undefined, at: Point | undefined, value: string | undefined) {
  const status = view?.status;
  const { fps, bitRate, skipped } = view?.reading ?? {};
  const { painted } = view ?? {};
  const size = status?.width && status.height ? `${status.width} × ${status.height}` : NOTHING;
  const region = view?.region;
  const ruler = view?.ruler;
  // What the server says is the camera's; it stands for what nobody can count here.
  const rate = fps ?? (view?.health?.condition === "live" ? status?.fps : undefined);
  const depth = status?.depth && status.depth !== 8 ? ` · ${status.depth} bit` : "";
  return html`
    <dl id="readings">
      <div class="w4">
        <dt>Rate</dt>
        <dd><span id="fps">${rate === undefined ? NOTHING : rate.toFixed(1)}</span> fps</dd>
      </div>
      <div class="w5">
        <dt>Frame</dt>
        <dd id="frame">
          ${painted?.number ?? (view?.picture instanceof HTMLImageElement ? status?.frame : undefined) ?? NOTHING}
        </dd>
      </div>
      <div class="w6">
        <dt>Taken</dt>
        <dd id="taken">${takenText(painted)}</dd>
      </div>
      <div class="w5">
        <dt>Latency</dt>
        <dd id="latency" title=${latencyNote(view?.shownFormat)}>${latencyText(view?.latency)}</dd>
      </div>
      <div class="w8">
        <dt>Size</dt>
        <dd><span id="size">${size}</span>${depth}</dd>
      </div>
      <div class="w6">
        <dt>Bit rate</dt>
        <dd id="bit-rate">${rateText(bitRate)}</dd>
      </div>
      <div class="w3">
        <dt>Skipped</dt>
        <dd id="skipped" title="Pictures of the camera that were not shown here, in the last 4 s">
          ${skipped ?? NOTHING}
        </dd>
      </div>
      <div class="w3">
        <dt>Viewers</dt>
        <dd id="viewers">${status?.viewers ?? NOTHING}</dd>
      </div>
    </dl>
    <dl id="pointer" aria-live="off">
      <div class="w6">
        <dt>At</dt>
        <dd id="position">${at ? pixelText(at) : NOTHING}</dd>
      </div>
      ${
        status?.calibration?.pixel_size
          ? html`<div class="w7">
              <dt>World</dt>
              <dd id="world">${at ? worldText(at, status.calibration) : NOTHING}</dd>
            </div>`
          : nothing
      }
      <div class="w4">
        <dt>Value</dt>
        <dd id="value">${at ? (value ?? "…") : NOTHING}</dd>
      </div>
      ${
        ruler
          ? html`<div class="w9">
              <dt>Ruler</dt>
              <dd id="ruler">
                ${rulerText(ruler, { calibration: status?.calibration ?? {}, orientation: view!.orientation })}
              </dd>
            </div>`
          : nothing
      }
      <div class="w4">
        <dt>Zoom</dt>
        <dd>
          <span id="zoom">${view ? `${(view.zoom * 100).toFixed(view.zoom < 0.1 ? 1 : 0)} %` : NOTHING}</span
          >${region ? html` <span id="region">${region.width} × ${region.height}</span>` : nothing}
        </dd>
      </div>
    </dl>
  `;
}
