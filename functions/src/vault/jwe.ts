export { CompactEncrypt, compactDecrypt } from 'jose';
