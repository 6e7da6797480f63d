/** `张三丰` → `张*`: one star whatever the length, which tells something too. */
export const maskedName = (name: string): string => `${[...name][0] ?? ''}*`;
