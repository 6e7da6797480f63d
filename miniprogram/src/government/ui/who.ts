import type { PersonId } from '@luhuan/shared/ids';
import { useGovernmentText } from '../text/use-government-text.ts';
import { useOfficer } from '../use-officer.ts';

/** Whom a step was taken by: names belong to the vault, so it is you, somebody else, or the clock. */
export const useWho = () => {
  const { you, colleague, clock } = useGovernmentText().campaign;
  const { personId } = useOfficer();
  return (by: PersonId | null): string => (by === null ? clock : by === personId ? you : colleague);
};
