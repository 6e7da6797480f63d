/*
 * Assumptions, all of them: the published rules say "interview first, deadline to rectify, then removal and publication" and
 * name no days (research/domain.md §1.5, §2). Screens that show one of these numbers mark it as an assumption.
 */

/** Days between the proposal to expel, of which the firm is told, and the first moment at which it can be decided. */
export const NOTICE_DAYS = 15;

/** Days by which a voucher is good longer that a shop held when it was stopped. Its number is kept a week past its end: no more than seven. */
export const RESCUE_DAYS = 7;

/** Stores of one entry: a suspension reaches all of them in one transaction, which takes a hundred items. */
export const STORES_MAX = 80;
