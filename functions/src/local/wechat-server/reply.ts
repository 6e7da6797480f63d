import type { Context } from 'hono';

/** An errcode, JSON, or an image. */
export type Reply = number | Readonly<Record<string, unknown>> | Blob;

export const OK = { errcode: 0, errmsg: 'ok' };

/** WeChat says 200 whatever happened. */
export const send = async (c: Context, reply: Reply): Promise<Response> => {
  if (typeof reply === 'number') return c.json({ errcode: reply, errmsg: `refused rid: local-${reply}` });
  if (reply instanceof Blob) return c.body(await reply.arrayBuffer(), 200, { 'content-type': reply.type });
  return c.json(reply);
};
