/** A service outside the house did not answer as agreed; nothing here was changed. */
export class ServiceAway extends Error {
  override readonly name = 'ServiceAway';
}
