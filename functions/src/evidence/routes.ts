import * as api from '@luhuan/shared/api/evidence';
import { type Binding, bind } from '../http/bind.ts';
import type { Rings } from '../platform/digests.ts';
import type { listAlikePhotos } from './list-alike-photos.ts';

// loaded with the first question
const loadAddEvidence = () => import('./add-evidence.ts');
const loadListAlikePhotos = () => import('./list-alike-photos.ts');
const loadListDueEvidence = () => import('./list-due-evidence.ts');

export const evidenceRoutes = (deps: Parameters<typeof listAlikePhotos>[0] & { readonly rings: Rings }): Binding[] => [
  bind(api.addEvidence, async ({ params, body, person, attempt }) =>
    (await loadAddEvidence()).addEvidence(deps)({ ...params, brought: body.evidence, person, attempt }),
  ),
  bind(api.listDueEvidence, async ({ person, query }) =>
    (await loadListDueEvidence()).listDueEvidence(deps.table)(person, query),
  ),
  bind(api.listRegionDueEvidence, async ({ person, query }) =>
    (await loadListDueEvidence()).listRegionDueEvidence(deps.table)(person, query),
  ),
  bind(api.listAlikePhotos, async ({ person, query, now }) =>
    (await loadListAlikePhotos()).listAlikePhotos(deps)(person, query, now),
  ),
];
