/** The steps of an online order, in their order; a cancelled one ended without a sale. */
export const ORDER_STATUSES = ['placed', 'accepted', 'shipped', 'signed', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
