import * as z from 'zod';

/** What is wrong with a file that came. */
export const UploadFault = z
  .enum([
    /** Not as many bytes as announced. */
    'length',
    /** Other bytes than announced. */
    'digest',
    /** Of another type than announced. */
    'type',
    /** Broken off, or not readable to its end. */
    'damaged',
    /** More pixels than are looked at. */
    'too-large',
    /** Too few pixels to read anything from. */
    'too-small',
  ])
  .meta({ id: 'UploadFault' });
export type UploadFault = z.infer<typeof UploadFault>;
