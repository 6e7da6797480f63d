import { Category } from '@luhuan/shared/appliance/category';
import { stored } from './stored.ts';

/** The category last looked at; another screen sets it to send the person there. */
export const chosenCategory = stored<Category>('category', Category, 'fridge');
