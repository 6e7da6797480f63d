import { Category } from '@luhuan/shared/appliance/category';
import { SORTS } from '@luhuan/shared/appliance/search';
import * as z from 'zod';
import { stored } from './stored.ts';

/** The category last looked at; another screen sets it to send the person there. */
export const chosenCategory = stored<Category>('category', Category, 'fridge');

/** The order last chosen: it is the same when somebody comes back to the list. */
export const chosenSort = stored('catalogue-sort', z.enum(SORTS), 'grade');
