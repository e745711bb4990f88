/** Epoch seconds of the wall clock, which sessions, sign-ins and lockout may read. */
export const now = (): number => Math.floor(Date.now() / 1000);
