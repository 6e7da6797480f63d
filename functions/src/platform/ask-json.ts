const TIMEOUT_MS = 2_000;

/**
 * Asks a service outside the house; a body makes it a POST. `undefined`: no answer in time, none at all, or none that is JSON.
 * Nothing that fetch throws gets out: it quotes addresses, and with them secrets.
 */
export const askJson = async (url: string, body?: unknown): Promise<{ status: number; json: unknown } | undefined> => {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: response.status, json: JSON.parse(await response.text()) };
  } catch {
    return undefined;
  }
};
