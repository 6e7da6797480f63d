import { BuilderView } from './builder-view.tsx';
import { useBuilder } from './use-builder.ts';

export default function BuilderPage() {
  return <BuilderView page={useBuilder()} />;
}
