/** First number of the advisory lock of a derivation; the second is the organization. */
export const DERIVING = 461_003;
