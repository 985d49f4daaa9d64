import { css } from "lit";

/** Adopted, so that a strict content security policy holds. Pages change colours by the custom properties. */
export const elementStyle = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    aspect-ratio: 4 / 3;
    background: var(--camera-view-ground, #0c0e11);
    color: #eef1f5;
    font:
      14px/1.4 system-ui,
      -apple-system,
      "Segoe UI",
      Roboto,
      "DejaVu Sans",
      sans-serif;
    contain: content;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  #stage {
    position: absolute;
    inset: 0;
    overflow: hidden;
    outline: none;
    cursor: grab;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }

  :host([fixed]) #stage {
    touch-action: auto;
    cursor: default;
  }

  #stage:active {
    cursor: grabbing;
  }

  :host([tool="ruler"]) #stage,
  :host([tool="line"]) #stage,
  :host([tool="region"]) #stage {
    cursor: crosshair;
  }

  #stage:focus-visible::after {
    content: "";
    position: absolute;
    inset: 0;
    border: 2px solid var(--camera-view-accent, #8fb8de);
    pointer-events: none;
  }

  #still,
  #host > * {
    position: absolute;
    left: 0;
    top: 0;
    max-width: none;
    transform-origin: 0 0;
  }

  #overlay {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }

  /* Nobody shall take an old picture for one of now. */
  .old :is(#host, #still) {
    filter: grayscale(1) brightness(0.4);
  }

  #notice {
    position: absolute;
    inset: auto 0 50%;
    width: fit-content;
    max-width: min(34rem, calc(100% - 2rem));
    margin: 0 auto;
    padding: 0.7rem 1.1rem;
    box-sizing: border-box;
    border-left: 3px solid var(--condition);
    border-radius: 3px;
    background: rgba(15, 18, 22, 0.92);
    transform: translateY(50%);
    overflow-wrap: anywhere;
    pointer-events: none;
  }

  #notice strong {
    display: block;
    font-weight: 600;
  }

  ::slotted([slot="advice"]) {
    display: block;
    width: fit-content;
    margin-top: 0.6rem;
    pointer-events: auto;
  }

  #notice span {
    color: #b9c3ce;
  }

  [data-condition] {
    --condition: #e6b450;
  }

  [data-condition="connecting"] {
    --condition: #6fa8dc;
  }

  [data-condition="failed"],
  [data-condition="offline"],
  [data-condition="removed"],
  [data-condition="forbidden"] {
    --condition: #f07178;
  }

  /* A start that takes a moment needs no words. */
  [data-condition="connecting"] #notice {
    animation: appear 0.2s 0.5s both;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
