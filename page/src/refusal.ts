/** The server's no, in words for the user. */
export class Refusal extends Error {}

const MOST_CHARACTERS = 300;

/** Throws the server's own words where the answer is no success. */
export async function throwIfRefused(response: Response): Promise<void> {
  if (!response.ok) {
    const answer = (await response.json().catch(() => undefined)) as { error?: unknown } | undefined;
    throw new Refusal(
      typeof answer?.error === "string"
        ? answer.error.slice(0, MOST_CHARACTERS)
        : `The server gives no pictures: it answers with status ${response.status}`,
    );
  }
}
