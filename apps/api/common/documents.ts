/** For `@Throttle`: a document costs as much to make as a thousand other answers. */
export const DOCUMENTS_PER_MINUTE = { default: { limit: 60, ttl: 60_000 } } as const;
