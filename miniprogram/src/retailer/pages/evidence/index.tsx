import { EvidenceView } from './evidence-view.tsx';
import { useEvidence } from './use-evidence.ts';

export default function EvidencePage() {
  return <EvidenceView page={useEvidence()} />;
}
