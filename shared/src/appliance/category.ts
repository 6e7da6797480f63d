import * as z from 'zod';

/**
 * Kinds of goods of the programmes since 2007: first the ten of 2026 (发改环资〔2025〕1745号), then those that earlier programmes,
 * cities and the rural clean-heating policy of 2023 name. New kinds come last: codes of goods count on the order.
 */
export const Category = z
  .enum([
    'fridge',
    'washer',
    'television',
    'air-conditioner',
    'water-heater',
    'computer',
    'phone',
    'tablet',
    'smart-watch',
    'smart-glasses',
    'freezer',
    'gas-stove',
    'range-hood',
    'water-purifier',
    'dishwasher',
    'rice-cooker',
    'microwave',
    'induction-cooker',
    'motorcycle',
    'air-purifier',
    'robot-vacuum',
    'projector',
    'heat-pump',
    'gas-boiler',
    'solar-water-heater',
    'eco-stove',
    'home-storage',
  ])
  .meta({ id: 'Category' });
export type Category = z.infer<typeof Category>;

export const CATEGORIES: readonly Category[] = Category.options;
