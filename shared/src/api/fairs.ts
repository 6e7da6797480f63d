import * as z from 'zod';
import { Fair, FairTerms, PARTY_MAX, STOPS_MAX, SignUp, StopTerms } from '../fair/fair.ts';
import { FairId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { OneLine } from '../text/one-line.ts';
import { get, post } from './endpoint.ts';

export const listFairs = get({
  id: 'listFairs',
  path: '/v1/regions/{regionCode}/fairs',
  params: z.object({ regionCode: RegionCode }),
  summary: 'Exhibitions, village tours and recycling days of a city and the regions above it, of this month and later',
  cacheSeconds: 30,
  reply: z.object({ items: z.array(Fair) }),
});

export const getFair = get({
  id: 'getFair',
  path: '/v1/fairs/{fairId}',
  params: z.object({ fairId: FairId }),
  summary: 'One fair with its stops and the places that are left',
  reply: Fair,
  refusals: ['NotFound'],
});

const StopAddress = z.object({ fairId: FairId, stopNumber: z.coerce.number().int().min(1).max(STOPS_MAX) });

export const signUpForFair = post({
  id: 'signUpForFair',
  path: '/v1/fairs/{fairId}/stops/{stopNumber}/sign-ups',
  params: StopAddress,
  summary: 'Sign up for a stop with one’s family: the places are taken by the same write, or none is',
  body: z.strictObject({
    party: z.int().min(1).max(PARTY_MAX),
    /** Of the stop as it was seen. */
    version: z.int().min(1),
  }),
  reply: SignUp,
  refusals: [
    'NotFound',
    'AccountErased',
    'FairStopOver',
    'FairStopCancelled',
    'FairWalkIn',
    'FairStopFull',
    'FairStopMoved',
    'FairSignedUp',
  ],
});

export const leaveFair = post({
  id: 'leaveFair',
  path: '/v1/fairs/{fairId}/stops/{stopNumber}/cancellations',
  params: StopAddress,
  summary: 'Take a sign-up back: its places are free again',
  body: z.strictObject({}),
  reply: SignUp,
  refusals: ['NotFound', 'FairStopOver'],
});

export const listSignUps = get({
  id: 'listSignUps',
  path: '/v1/fair-sign-ups',
  summary: 'What one has signed up for, with the fair as it stands now, what comes first first',
  reply: z.object({ items: z.array(z.object({ signUp: SignUp, fair: Fair })) }),
});

export const listOfficeFairs = get({
  id: 'listOfficeFairs',
  path: '/v1/fairs',
  summary: 'Fairs of the office’s region and below, from three months ago on',
  reply: z.object({ items: z.array(Fair) }),
});

export const publishFair = post({
  id: 'publishFair',
  path: '/v1/fairs',
  summary: 'Publish a fair: from then on everybody in the region sees it and can sign up',
  body: FairTerms,
  reply: Fair,
  refusals: ['NotFound', 'FairStopOver'],
});

const reason = OneLine.pipe(z.string().min(4).max(100));
/** The fair's, as the officer saw it. */
const version = z.int().min(1);

export const changeFairStop = post({
  id: 'changeFairStop',
  path: '/v1/fairs/{fairId}/stops/{stopNumber}/changes',
  params: StopAddress,
  summary: 'Move a stop, or change its places; who signed up is told where it was moved',
  body: z.strictObject({ terms: StopTerms, version, reason }),
  reply: Fair,
  refusals: ['NotFound', 'FairChanged', 'FairStopOver', 'FairStopCancelled', 'FairPlacesTaken', 'FairTourOverlaps'],
});

export const cancelFair = post({
  id: 'cancelFair',
  path: '/v1/fairs/{fairId}/cancellations',
  params: z.object({ fairId: FairId }),
  summary: 'Cancel a stop, or all that are not over, with a reason that everybody reads; who signed up is told',
  body: z.strictObject({ stopNumber: z.int().min(1).max(STOPS_MAX).nullable(), version, reason }),
  reply: Fair,
  refusals: ['NotFound', 'FairChanged', 'FairStopOver', 'FairStopCancelled'],
});
