/** What is used of the SDK for KMS, and nothing else of it: loaded when the vault is first opened. */
export {
  DecryptCommand,
  GenerateDataKeyCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSClient,
} from '@aws-sdk/client-kms';
