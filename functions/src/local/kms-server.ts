import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import canonicalize from 'canonicalize';
import * as z from 'zod';

const OPERATIONS = ['GenerateDataKey', 'Decrypt'] as const;
type Operation = (typeof OPERATIONS)[number];

/** How KMS fails until told otherwise: an exception of its own, a broken load balancer, or no answer at all. */
export type KmsTrouble =
  | 'ThrottlingException'
  | 'DisabledException'
  | 'KMSInvalidStateException'
  | 'KMSInternalException'
  | 'NotFoundException'
  | 'AccessDeniedException'
  | 'html'
  | 'hang';

const KEY_ID = 'arn:aws-cn:kms:cn-north-1:000000000000:key/local';
const [NONCE_BYTES, TAG_BYTES] = [12, 16];
const Context = z.record(z.string(), z.string()).default({});
const Generate = z.object({ KeyId: z.string(), KeySpec: z.literal('AES_256'), EncryptionContext: Context });
const Decrypt = z.object({ KeyId: z.string().optional(), CiphertextBlob: z.base64(), EncryptionContext: Context });

/** Its name is the exception's. */
class Refused extends Error {
  constructor(exception: string) {
    super('refused');
    this.name = exception;
  }
}

const contextBytes = (context: Readonly<Record<string, string>>): Buffer => Buffer.from(canonicalize(context) ?? '');

const wrap = (master: Uint8Array, key: Uint8Array, context: Readonly<Record<string, string>>): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(contextBytes(context));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
};

/** @throws {Refused} as KMS does for a blob of another key or context, or one that was altered. */
const unwrap = (master: Uint8Array, blob: Buffer, context: Readonly<Record<string, string>>): Buffer => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', master, blob.subarray(0, NONCE_BYTES))
      .setAAD(contextBytes(context))
      .setAuthTag(blob.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(blob.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new Refused('InvalidCiphertextException');
  }
};

const answerTo = (master: Uint8Array, operation: Operation, body: unknown): Record<string, string> => {
  if (operation === 'GenerateDataKey') {
    const { KeyId, EncryptionContext } = Generate.parse(body);
    if (KeyId !== KEY_ID) throw new Refused('NotFoundException');
    const key = randomBytes(32);
    const blob = wrap(master, key, EncryptionContext);
    return { KeyId, Plaintext: key.toString('base64'), CiphertextBlob: blob.toString('base64') };
  }
  const { KeyId = KEY_ID, CiphertextBlob, EncryptionContext } = Decrypt.parse(body);
  if (KeyId !== KEY_ID) throw new Refused('IncorrectKeyException');
  const key = unwrap(master, Buffer.from(CiphertextBlob, 'base64'), EncryptionContext);
  return { KeyId, Plaintext: key.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
};

const reply = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
};

const operationOf = ({ headers }: IncomingMessage): Operation => {
  if (!/^AWS4-HMAC-SHA256 Credential=[^,]*\/kms\/aws4_request,/.test(headers.authorization ?? ''))
    throw new Refused('MissingAuthenticationTokenException');
  const target = headers['x-amz-target'];
  const operation = OPERATIONS.find((name) => target === `TrentService.${name}`);
  if (operation === undefined) throw new Refused('UnknownOperationException');
  return operation;
};

const jsonOf = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
};

/** KMS on this machine: its JSON protocol, one key that never leaves this process, and its exceptions on demand. */
export const startKmsServer = async (master: Uint8Array) => {
  let trouble: KmsTrouble | undefined;
  const requests: Operation[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const operation = operationOf(request);
    const body = await jsonOf(request);
    requests.push(operation);
    if (trouble === 'hang') return;
    if (trouble === 'html') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
      return;
    }
    if (trouble !== undefined) throw new Refused(trouble);
    reply(response, 200, answerTo(master, operation, body));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const name = error instanceof Refused ? error.name : 'ValidationException';
      reply(response, name === 'KMSInternalException' ? 500 : 400, { __type: name, message: 'refused' });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    keyId: KEY_ID,
    /** Everything it was asked, in order. */
    requests,
    /** Fails so until it is called again; with nothing, all is well. */
    fail: (next?: KmsTrouble): void => {
      trouble = next;
    },
    stop: async (): Promise<void> => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
