import * as z from 'zod';
import type { Keys } from './digest.ts';

/** `demonstration` has ready-made persons to sign in as; no other stage does. */
export const StageName = z.enum(['demonstration', 'production']);
export type StageName = z.infer<typeof StageName>;

const Config = z.object({
  TABLE_NAME: z.string().min(1),
  STAGE: StageName,
  DYNAMODB_ENDPOINT: z.url().optional(),
});
export type Config = {
  readonly tableName: string;
  readonly stage: StageName;
  readonly dynamodbEndpoint: string | undefined;
};

/** Reads the environment once, at start. @throws {z.ZodError} naming every missing variable. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const config = Config.parse(env);
  return {
    tableName: config.TABLE_NAME,
    stage: config.STAGE,
    dynamodbEndpoint: config.DYNAMODB_ENDPOINT,
  };
};

const Secrets = z.object({ MASTER_KEY: z.string().regex(/^[0-9a-f]{64}$/, '32 bytes in hex') });

/** The master key, for the one function that signs and derives. @throws {z.ZodError} when it is missing. */
export const readKeys = (env: Readonly<Record<string, string | undefined>>): Keys => ({
  master: Buffer.from(Secrets.parse(env).MASTER_KEY, 'hex'),
});

const Stream = z.object({ STREAM_ARN: z.string().min(1) });

/** The table's stream, for the job that reads it by itself. @throws {z.ZodError} when it is missing. */
export const readStreamArn = (env: Readonly<Record<string, string | undefined>>): string =>
  Stream.parse(env).STREAM_ARN;

const ReceiptKey = z.object({ RECEIPT_KEY: z.string().regex(/^[0-9a-f]{64}$/, '32 bytes in hex') });

/** What receipts are signed with, for the one function that signs them. @throws {z.ZodError} when it is missing. */
export const readReceiptKey = (env: Readonly<Record<string, string | undefined>>): Uint8Array =>
  Buffer.from(ReceiptKey.parse(env).RECEIPT_KEY, 'hex');

const FurtherKeys = z.object({
  DIGEST_KEYS: z
    .string()
    .regex(/^([0-9a-f]{64}(,[0-9a-f]{64})*)?$/, '32 bytes in hex each, comma separated')
    .default(''),
});

/** The keys of the digest versions from 2 on, in order. @throws {z.ZodError} for anything else. */
export const readDigestKeys = (env: Readonly<Record<string, string | undefined>>): readonly Uint8Array[] =>
  (FurtherKeys.parse(env).DIGEST_KEYS.match(/[0-9a-f]{64}/g) ?? []).map((key) => Buffer.from(key, 'hex'));

const Services = z.object({ IDENTITY_API_ORIGIN: z.url() });

/** Where identities are checked. @throws {z.ZodError} when it is missing. */
export const readIdentityOrigin = (env: Readonly<Record<string, string | undefined>>): string =>
  Services.parse(env).IDENTITY_API_ORIGIN;

const PlatformVariables = z.object({ NATIONAL_PLATFORM_ORIGIN: z.url() });

/** Where the national platform is told of units. @throws {z.ZodError} when it is missing. */
export const readPlatformOrigin = (env: Readonly<Record<string, string | undefined>>): string =>
  PlatformVariables.parse(env).NATIONAL_PLATFORM_ORIGIN;

const WeChatVariables = z.object({
  WECHAT_API_ORIGIN: z.url().default('https://api.weixin.qq.com'),
  WECHAT_APP_ID: z.string().min(1),
  WECHAT_SECRET: z.string().min(1),
});

/** Our mini-program's account with WeChat, and where WeChat answers. */
export type WeChatAccount = { readonly origin: string; readonly appId: string; readonly secret: string };

/** For the one function that talks to WeChat. @throws {z.ZodError} naming every missing variable. */
export const readWeChatAccount = (env: Readonly<Record<string, string | undefined>>): WeChatAccount => {
  const variables = WeChatVariables.parse(env);
  return { origin: variables.WECHAT_API_ORIGIN, appId: variables.WECHAT_APP_ID, secret: variables.WECHAT_SECRET };
};

const MapVariables = z.object({
  MAP_API_ORIGIN: z.url().default('https://apis.map.qq.com'),
  MAP_API_KEY: z.string().min(1),
});

/** Our account with the map service, and where it answers. */
export type MapAccount = { readonly origin: string; readonly key: string };

/** For the one function that asks the map. @throws {z.ZodError} when the key is missing. */
export const readMapAccount = (env: Readonly<Record<string, string | undefined>>): MapAccount => {
  const variables = MapVariables.parse(env);
  return { origin: variables.MAP_API_ORIGIN, key: variables.MAP_API_KEY };
};

const VaultVariables = z.object({ VAULT_TABLE_NAME: z.string().min(1), VAULT_KEY_ID: z.string().min(1) });

/** Where personal data is, and the key of KMS that wraps the keys to it. @throws {z.ZodError} naming every missing variable. */
export const readVaultPlace = (
  env: Readonly<Record<string, string | undefined>>,
): { readonly tableName: string; readonly keyId: string } => {
  const variables = VaultVariables.parse(env);
  return { tableName: variables.VAULT_TABLE_NAME, keyId: variables.VAULT_KEY_ID };
};

const ObjectsVariables = z.object({ OBJECTS_BUCKET: z.string().min(1) });

/** Name of the bucket that files are sent to. @throws {z.ZodError} when it is missing. */
export const readObjectsPlace = (env: Readonly<Record<string, string | undefined>>): string =>
  ObjectsVariables.parse(env).OBJECTS_BUCKET;
