export type WeappRequest = {
  readonly method: string;
  readonly url: string;
  readonly header: Readonly<Record<string, string>>;
  /** The body as it would travel: objects are already JSON text. */
  readonly body: string | undefined;
};
export type WeappReply = {
  readonly status: number;
  readonly data: unknown;
  readonly header?: Readonly<Record<string, string>>;
};
/** Answers `wx.request`; throwing means that the network failed. */
export type RequestHandler = (request: WeappRequest) => WeappReply | Promise<WeappReply>;

type RequestOptions = {
  readonly method?: string;
  readonly url: string;
  readonly data?: unknown;
  readonly header?: Readonly<Record<string, unknown>>;
};

const withoutBody = new Set(['GET', 'HEAD']);

const withQuery = (url: string, data: object): string => {
  const query = Object.entries(data)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
    .join('&');
  if (query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
};

/** What WeChat sends for the options of `wx.request`: data becomes the query of a GET and the JSON body of a POST. */
export const requestOf = (options: Record<string, unknown>): WeappRequest => {
  const { method: given = 'GET', url, data, header: headers = {} } = options as RequestOptions;
  const method = given.toUpperCase();
  const header = {
    'content-type': 'application/json',
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
  };
  if (data === undefined || data === null) return { method, url, header, body: undefined };
  if (!withoutBody.has(method)) {
    return { method, url, header, body: typeof data === 'string' ? data : JSON.stringify(data) };
  }
  return { method, url: typeof data === 'object' ? withQuery(url, data) : url, header, body: undefined };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text; // as WeChat does when a reply is no JSON
  }
};

/** Lets a server that speaks fetch, such as a Hono app, answer a mini-program's requests in this process. */
export const answerWith =
  (answer: (request: Request) => Response | Promise<Response>): RequestHandler =>
  async ({ method, url, header, body }) => {
    const reply = await answer(new Request(url, { method, headers: header, ...(body === undefined ? {} : { body }) }));
    return { status: reply.status, data: parsed(await reply.text()), header: Object.fromEntries(reply.headers) };
  };

type House = {
  readonly api: { fetch(request: Request): Response | Promise<Response> };
  readonly clock: { now(): string };
};

/** A house answers, with the header a real server adds: pages go by the server's clock. */
export const houseRequests = ({ api, clock }: House): RequestHandler => {
  const answer = answerWith((request) => api.fetch(request));
  return async (request) => {
    const reply = await answer(request);
    return { ...reply, header: { ...reply.header, date: new Date(clock.now()).toUTCString() } };
  };
};
