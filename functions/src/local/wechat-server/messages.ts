import * as z from 'zod';
import type { VisitBook } from './limits.ts';
import { OK, type Reply } from './reply.ts';

const Message = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']).optional(),
});
type Message = z.infer<typeof Message>;

/** What a field may say, by the kind in its name; kinds that are not here must say something. */
const KINDS: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  number: /^\d{1,32}(\.\d+)?$/,
  character_string: /^[!-~]{1,32}$/,
  amount: /^[¥￥]?\d{1,10}(\.\d+)?元?$/,
};

const fits = (name: string, value: string | undefined): boolean =>
  value !== undefined && (KINDS[name.replace(/\d+$/, '')] ?? /./).test(value);

/** Messages to those who subscribed: one accepted subscription, one message. */
export const messageDesk = (visits: VisitBook) => {
  const templates = new Map<string, readonly string[]>();
  const subscriptions = new Map<string, number>();
  const sent: Message[] = [];
  const change = (openid: string, templateId: string, by: number): number => {
    const key = `${openid} ${templateId}`;
    const count = (subscriptions.get(key) ?? 0) + by;
    if (count >= 0) subscriptions.set(key, count);
    return count;
  };
  return {
    /** A template that our account has chosen, with its fields. */
    addTemplate: (templateId: string, ...fields: readonly string[]) => templates.set(templateId, fields),
    /** Somebody taps "allow" once. */
    subscribe: (openid: string, templateId: string): void => void change(openid, templateId, 1),
    /** What arrived on somebody's phone, oldest first. */
    messagesTo: (openid: string): readonly Message[] => sent.filter(({ touser }) => touser === openid),
    answer: (body: unknown): Reply => {
      const message = Message.safeParse(body);
      if (!message.success) return 47_003;
      const { touser, template_id: templateId, data } = message.data;
      if (!visits.knows(touser)) return 40_003;
      const fields = templates.get(templateId);
      if (fields === undefined) return 40_037;
      if (!fields.every((name) => fits(name, data[name]?.value))) return 47_003;
      if (change(touser, templateId, -1) < 0) return 43_101;
      sent.push(message.data);
      return OK;
    },
  };
};
