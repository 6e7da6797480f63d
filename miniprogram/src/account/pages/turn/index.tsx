import { TurnView } from './turn-view.tsx';
import { useTurn } from './use-turn.ts';

export default function TurnPage() {
  return <TurnView page={useTurn()} />;
}
