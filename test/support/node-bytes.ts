// jsdom brings byte arrays of its own; the back end that runs beside it in these tests checks for Node's
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as Uint8ArrayConstructor;
