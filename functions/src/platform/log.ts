/** The only fields a log line may carry: none of them personal. */
export type LogFields = {
  readonly requestId?: string;
  readonly operation?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly refusal?: string;
  readonly eventId?: string;
  readonly count?: number;
  readonly error?: { readonly name: string; readonly stack: string };
};

export type Log = {
  readonly info: (message: string, fields: LogFields) => void;
  readonly error: (message: string, fields: LogFields) => void;
};

/** Name and place of an error, without its message: messages quote input. */
export const errorFields = (error: unknown): NonNullable<LogFields['error']> =>
  error instanceof Error
    ? { name: error.name, stack: (error.stack ?? '').split('\n').slice(1, 8).join('\n') }
    : { name: typeof error, stack: '' };
