const TIMEOUT_MS = 2_000;

/**
 * Asks a service outside the house; a body makes it a POST. `undefined`: no answer in time, or none at all.
 * Nothing that fetch throws gets out: it quotes addresses, and with them secrets.
 */
export const askBytes = async (
  url: string,
  body?: unknown,
): Promise<{ status: number; bytes: Uint8Array } | undefined> => {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return undefined;
  }
};

/** What an answer says in JSON; `undefined` when it is something else. */
export const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

/** The same for a service that answers in JSON; any other answer is none. */
export const askJson = async (url: string, body?: unknown): Promise<{ status: number; json: unknown } | undefined> => {
  const answer = await askBytes(url, body);
  const json = answer === undefined ? undefined : jsonIn(answer.bytes);
  return answer === undefined || json === undefined ? undefined : { status: answer.status, json };
};
