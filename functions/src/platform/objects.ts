import type { Instant } from '@luhuan/shared/clock';
import type { UploadType } from '@luhuan/shared/upload/upload';

/** One file that may come. `sha256` in hex. */
type Expected = {
  readonly key: string;
  readonly contentType: UploadType;
  readonly bytes: number;
  readonly sha256: string;
};

/** A store of files: S3, or a directory on this machine. @throws {ServiceAway} when it does not answer. */
export type Objects = {
  /** A form that takes this very file until then. */
  readonly signPost: (
    expected: Expected,
    now: Instant,
    until: Instant,
  ) => Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>;
  /** A link that shows a file until then. */
  readonly signGet: (key: string, now: Instant, until: Instant) => Promise<string>;
  /** `undefined`: nothing is there; more bytes than `bytesMax` are not read, and come back cut off one byte later. */
  readonly read: (key: string, bytesMax: number) => Promise<Uint8Array | undefined>;
  readonly put: (key: string, contentType: UploadType, bytes: Uint8Array) => Promise<void>;
  /** Gone afterwards, whether or not it was there. */
  readonly remove: (key: string) => Promise<void>;
};
