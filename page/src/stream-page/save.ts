import { throwIfRefused } from "../refusal";

/** "sample-000145-20260101T120000.123Z.tiff": the stream, the picture's number and when it was taken. */
export function fileName(
  stream: string,
  number: number | string | null | undefined,
  time: Date,
  extension: string,
): string {
  const safe = stream.replace(/[^\p{L}\p{N}._-]+/gu, "_") || "picture";
  const moment = time.toISOString().replace(/[-:]/g, "");
  const digits =
    number === null || number === undefined || number === "" ? "" : `-${String(number).padStart(6, "0")}`;
  return `${safe}${digits}-${moment}.${extension}`;
}

/** Fetches a single picture of the server and saves it under its own number and time; throws the server's words where it says no. */
export async function saveFetched(path: string, stream: string, extension: string): Promise<string> {
  const response = await fetch(path, { cache: "no-store" });
  await throwIfRefused(response);
  const taken = new Date(response.headers.get("X-Frame-Time") ?? NaN);
  const time = Number.isNaN(taken.getTime()) ? new Date() : taken;
  const name = fileName(stream, response.headers.get("X-Frame-Number"), time, extension);
  saveBlob(await response.blob(), name);
  return name;
}

export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has its own hold of it once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Puts text on the clipboard, also on plain http, where pages have no other way; false where the browser says no. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
