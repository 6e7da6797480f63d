import * as z from 'zod';
import { Offer } from '../offer/offer.ts';
import { RegionCode } from '../region.ts';
import { OpenCampaign } from './campaigns.ts';
import { get } from './endpoint.ts';

export const listOffers = get({
  id: 'listOffers',
  path: '/v1/regions/{regionCode}/offers',
  summary: 'What can be had in a place today, for whoever is signed in: how much, where, until when, and if not, why',
  params: z.object({ regionCode: RegionCode }),
  reply: z.object({ campaigns: z.array(OpenCampaign), offers: z.array(Offer) }),
});
