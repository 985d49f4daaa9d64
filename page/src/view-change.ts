/** What the server is to be told where a view changes from one query to another: what is no longer named is null. */
export function changeOf(before: string, after: string): string {
  const wishes: Record<string, string | null> = {};
  for (const key of new URLSearchParams(before).keys()) {
    wishes[key] = null;
  }
  for (const [key, value] of new URLSearchParams(after)) {
    wishes[key] = value;
  }
  return JSON.stringify(wishes);
}

/** The server's reason in its answer to a change of a view, if it says no. */
export function refusalIn(answer: string): string | undefined {
  try {
    const { error } = JSON.parse(answer) as { error?: unknown };
    return typeof error === "string" ? error.slice(0, 300) : undefined;
  } catch {
    return undefined;
  }
}
