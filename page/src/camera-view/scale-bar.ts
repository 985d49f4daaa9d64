/** A bar of a round length. */
export interface ScaleBar {
  /** In pixels of the screen. */
  length: number;
  text: string;
}

const STEPS = [5, 2, 1];

/** The longest of 1, 2, 5, 10, … that is no longer than this. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = STEPS.find((each) => each * power <= most * (1 + 1e-9)) ?? 1;
  return step * power;
}

/**
 * A bar that is no longer than this.
 *
 * @param unit how much a pixel of the screen is
 * @param calibrated whether that is µm, or else the camera's pixels
 */
export function scaleBar(unit: number, calibrated: boolean, most: number): ScaleBar | undefined {
  if (!(unit > 0) || !Number.isFinite(unit) || !(most > 0)) {
    return undefined;
  }
  const round = roundLength(unit * most);
  // No part of a pixel tells anything.
  const amount = calibrated ? round : Math.max(1, round);
  return { length: amount / unit, text: calibrated ? lengthText(amount) : `${amount} px` };
}

/** A length in the unit that people would say it in. */
export function lengthText(micrometres: number, digits?: number): string {
  const size = Math.abs(micrometres);
  const [value, unit] =
    size >= 1000
      ? [micrometres / 1000, "mm"]
      : size >= 1 || size === 0
        ? [micrometres, "µm"]
        : [micrometres * 1000, "nm"];
  return `${digits === undefined ? Number(value.toPrecision(6)) : value.toFixed(digits)} ${unit}`;
}
