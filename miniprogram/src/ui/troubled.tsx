import type { Trouble } from '../api/trouble.ts';
import { Refused, Unreachable } from './standing.tsx';

/** The trouble with a small form, if there is any; `again` is what the button under it does. */
export const Troubled = ({ trouble, again }: { trouble: Trouble; again: () => void }) => {
  switch (trouble.state) {
    case 'none':
      return null;
    case 'unreachable':
      return <Unreachable retry={again} />;
    case 'refused':
      return <Refused problem={trouble.problem} reader="shopper" onEdit={again} />;
  }
};
