import { get } from '@luhuan/shared/api/endpoint';
import { Fen } from '@luhuan/shared/fen';

export const unlisted = get({
  // @ts-expect-error an operation without a permission does not compile
  id: 'doAsYouLike',
  path: '/v1/anything',
  summary: 'Not in the table of permissions',
  reply: Fen,
});
