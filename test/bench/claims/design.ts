import type { Category } from '@luhuan/shared/appliance/category';
import type { Count } from '../../support/meter.ts';

/** Where the stores of one run are; what a design does not need is not there. */
export type Places = {
  readonly endpoint?: string;
  readonly postgres?: number;
  readonly redis?: number;
  /** A folder for what a server writes. */
  readonly dataDir: string;
};

/** What is let out of each category. */
export type Units = ReadonlyMap<Category, number>;

/** Who has a unit of a category by what the store says after the run, and what else it says is wrong. */
export type Stored = { readonly persons: readonly string[]; readonly wrong: readonly string[] };

/** A design in service. */
export type Served = {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
  readonly path: (category: Category) => string;
  readonly stored: (category: Category) => Promise<Stored>;
  /** What its store's client has sent and was billed for; `null` where nothing counts. */
  readonly count: () => Count | null;
};

export type Design = {
  readonly name: string;
  readonly needs: readonly ('memory-engine' | 'file-engine' | 'postgres' | 'redis')[];
};
