import { Standing } from '../../../ui/standing.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';

/** The reservation ran out before the sale was sent. */
export const Over = ({ onRescan }: { onRescan: () => void }) => {
  const text = useRetailerText().till;
  return (
    <Standing
      sheet="unknown"
      title={text.overTitle}
      text={text.overText}
      button={{ text: text.rescan, onPush: onRescan }}
    />
  );
};
