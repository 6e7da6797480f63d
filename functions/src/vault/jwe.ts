export { compactDecrypt } from 'jose/jwe/compact/decrypt';
export { CompactEncrypt } from 'jose/jwe/compact/encrypt';
