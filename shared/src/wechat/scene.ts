import * as z from 'zod';

/**
 * What a mini-program code carries to the page it opens: 1 to 32 of the characters that WeChat prints. `%` is not among them,
 * so nothing can be percent-encoded. Source: WeChat's getUnlimitedQRCode.
 */
export const CodeScene = z
  .string()
  .regex(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
  .brand<'CodeScene'>();
export type CodeScene = z.infer<typeof CodeScene>;
