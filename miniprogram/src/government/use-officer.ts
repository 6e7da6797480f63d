import { session } from '../api/session.ts';
import { useStored } from '../storage/stored.ts';

/** Who sits at the desk, and what their roles let them do. */
export const useOfficer = () => {
  const signed = useStored(session);
  const roles = signed?.person.roles ?? [];
  return {
    signed,
    personId: signed?.person.personId,
    mayWrite: roles.includes('campaign-officer'),
    mayReview: roles.includes('approver'),
  };
};
export type Officer = ReturnType<typeof useOfficer>;
