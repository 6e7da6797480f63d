import { ShopId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { stored } from '../../storage/stored.ts';

/** Shops whose till this phone has been, as its clerk said. Wiped with the rest: then somebody looks through the list of the day. */
export const knownTills = stored('known-tills', z.array(ShopId), []);
