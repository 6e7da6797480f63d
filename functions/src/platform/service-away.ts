import type { RefusalOf } from '@luhuan/shared/refusal/refusal';

/** A service outside the house did not answer as agreed, and nothing here was changed: no outcome that a key would keep. */
export class ServiceAway extends Error {
  override readonly name = 'ServiceAway';
  readonly service: RefusalOf<'ServiceAway'>['service'];

  constructor(service: RefusalOf<'ServiceAway'>['service']) {
    super(`${service} is away`);
    this.service = service;
  }
}
