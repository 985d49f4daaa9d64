import type { Rendition, StreamStatus } from "./status";

/** What the server says of the format that is shown where its pictures are not as the camera sends them. */
export function renditionHint(
  { renditions = [] }: StreamStatus,
  format: string | undefined,
): string | undefined {
  const hints = renditions.filter((rendition) => rendition.format === format).map(hintOf);
  return hints.find((hint) => hint !== undefined);
}

function hintOf({ format, from, to, why, fault }: Rendition): string | undefined {
  if (fault) {
    return `${format} shows no pictures: ${fault}.`;
  }
  return why && from && to ? `${why}: the picture of ${times(from)} is shown as ${times(to)}.` : undefined;
}

function times(size: string): string {
  return size.replace("x", " × ");
}
