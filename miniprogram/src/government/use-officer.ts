import { may } from '@luhuan/shared/person/permission';
import { session } from '../api/session.ts';
import { useStored } from '../storage/stored.ts';

/** Who sits at the desk, and what their roles let them do. */
export const useOfficer = () => {
  const signed = useStored(session);
  const person = signed?.person;
  return {
    signed,
    personId: person?.personId,
    mayWrite: may(person, 'openCampaign'),
    mayRead: may(person, 'listAppeals'),
    mayStaff: may(person, 'listStaff'),
    mayReview: may(person, 'approveCampaign'),
  };
};
export type Officer = ReturnType<typeof useOfficer>;
