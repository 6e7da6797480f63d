/** The list with one item one place further up (−1) or down (1); at the end it stays. */
export const moved = <T>(items: readonly T[], index: number, by: -1 | 1): T[] => {
  const target = index + by;
  const [item, other] = [items[index], items[target]];
  if (item === undefined || other === undefined) return [...items];
  return items.map((one, place) => (place === index ? other : place === target ? item : one));
};
