import * as z from 'zod';

/** The ten categories of the 2026 national programme, 发改环资〔2025〕1745号. */
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
  ])
  .meta({ id: 'Category' });
export type Category = z.infer<typeof Category>;

export const CATEGORIES: readonly Category[] = Category.options;
