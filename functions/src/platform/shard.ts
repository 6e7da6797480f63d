/** Spreads keys over `shards` partitions by their last characters; the same key always goes to the same one. */
export const shardOf = (key: string, shards: number): string => {
  const sum = Array.from(key.slice(-12), (char) => char.charCodeAt(0)).reduce((total, code) => total + code, 0);
  return String(sum % shards).padStart(2, '0');
};
