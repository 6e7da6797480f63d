import type { Category } from '@luhuan/shared/appliance/category';
import type { Count } from '../../support/meter.ts';
import type { Places, Stored } from './design.ts';

/** What the bench says to the process of a design. */
export type Asked =
  | {
      readonly kind: 'open';
      readonly design: string;
      readonly places: Places;
      readonly units: readonly (readonly [Category, number])[];
      readonly counted: boolean;
    }
  | { readonly kind: 'use' }
  | { readonly kind: 'stored'; readonly category: Category }
  | { readonly kind: 'profile' }
  | { readonly kind: 'profiled'; readonly file: string };

/** What it answers. `cpu` in microseconds since it started. */
export type Told =
  | {
      readonly kind: 'opened';
      readonly port: number;
      readonly paths: readonly (readonly [Category, string])[];
    }
  | { readonly kind: 'used'; readonly cpu: NodeJS.CpuUsage; readonly count: Count | null }
  | ({ readonly kind: 'stored' } & Stored)
  | { readonly kind: 'done' };
