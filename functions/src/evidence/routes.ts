import * as api from '@luhuan/shared/api/evidence';
import { type Binding, bind } from '../http/bind.ts';
import type { Rings } from '../platform/digests.ts';
import { addEvidence } from './add-evidence.ts';
import { listAlikePhotos } from './list-alike-photos.ts';
import { listDueEvidence, listRegionDueEvidence } from './list-due-evidence.ts';

export const evidenceRoutes = (deps: Parameters<typeof listAlikePhotos>[0] & { readonly rings: Rings }): Binding[] => [
  bind(api.addEvidence, ({ params, body, person, attempt }) =>
    addEvidence(deps)({ ...params, brought: body.evidence, person, attempt }),
  ),
  bind(api.listDueEvidence, ({ person, query }) => listDueEvidence(deps.table)(person, query)),
  bind(api.listRegionDueEvidence, ({ person, query }) => listRegionDueEvidence(deps.table)(person, query)),
  bind(api.listAlikePhotos, ({ person, query, now }) => listAlikePhotos(deps)(person, query, now)),
];
