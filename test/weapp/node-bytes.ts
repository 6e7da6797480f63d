/**
 * Imported first by a test that runs the back end beside the renderer: jsdom brings bytes of a realm of its own, which the
 * back end's libraries do not take for bytes.
 */
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as Uint8ArrayConstructor;
