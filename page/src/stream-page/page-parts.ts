import { html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CameraView } from "../camera-view/camera-view";
import { AUTO, obstacle } from "../formats";
import { type Command, keyName } from "./commands";
import { ICONS } from "./icons";

/** Parts of the page that only show what they are given. */

export function icon(name: string) {
  return html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    ${ICONS[name] ?? svg``}
  </svg>`;
}

/** A button of the bar of tools. */
export function toolButton({ id, label, keys, icon: name, run, pressed }: Command, refresh: () => void) {
  const title = keys[0] ? `${label} (${keyName(keys[0])})` : label;
  return html`<button
    id=${id === "actual" ? "actual-size" : id}
    type="button"
    class="icon"
    title=${title}
    aria-label=${label}
    aria-pressed=${pressed ? String(pressed()) : nothing}
    @click=${() => (run(), refresh())}
  >
    ${icon(name!)}
  </button>`;
}

/** What may be shown, and what is; the wanted one is a format, AUTO or nothing. */
export function formatButtons(
  view: CameraView | undefined,
  wanted: string,
  choose: (format: string) => void,
) {
  const { formats = [], format_chosen: chosen = true } = view?.status ?? {};
  const isAuto = wanted === AUTO || (!formats.includes(wanted) && !chosen);
  return html`<div id="formats" role="group" aria-label="Format">
    ${
      formats.length > 0
        ? html`<button
            id="format-AUTO"
            type="button"
            aria-pressed=${String(isAuto)}
            title="The best that works here"
            @click=${() => choose(AUTO)}
          >
            Auto
          </button>`
        : nothing
    }
    ${repeat(
      formats,
      (each) => each,
      (each) => {
        const reason = obstacle(each);
        const shown = view?.shownFormat === each;
        return html`<button
          id=${`format-${each}`}
          type="button"
          aria-pressed=${String(shown && !isAuto)}
          aria-current=${shown ? "true" : nothing}
          ?disabled=${reason !== undefined}
          title=${reason ? `Cannot be shown: ${reason}` : ""}
          @click=${() => choose(each)}
        >
          ${each}
        </button>`;
      },
    )}
  </div>`;
}

/** Told of all that can be done by the very table by which it is done. */
export function helpDialog(commands: readonly Command[]) {
  const groups = ["Look", "Measure", "Shades", "Page"] as const;
  return html`<dialog
    id="help"
    aria-labelledby="help-title"
    @click=${(event: Event) => event.target === event.currentTarget && (event.target as HTMLDialogElement).close()}
  >
    <h2 id="help-title">Keys and hands</h2>
    <p>
      Turn the wheel or pinch to zoom, drag to move, press twice for closer or all of it, drag with Shift for
      a region. With a tool chosen, arrows move a point on the picture and <kbd>Enter</kbd> sets its ends.
    </p>
    <div class="groups">
      ${groups.map(
        (group) =>
          html`<section>
            <h3>${group}</h3>
            <dl>
              ${commands
                .filter((each) => each.group === group)
                .map(
                  ({ keys, label }) =>
                    html`<div>
                      <dt>${keys.map((key) => html`<kbd>${keyName(key)}</kbd> `)}</dt>
                      <dd>${label}</dd>
                    </div>`,
                )}
            </dl>
          </section>`,
      )}
    </div>
    <form method="dialog"><button id="help-close">Close</button></form>
  </dialog>`;
}
