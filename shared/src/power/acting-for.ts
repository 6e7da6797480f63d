/** Header of a request that somebody makes for another: whose things it is about. */
export const ACTING_FOR = 'acting-for';
