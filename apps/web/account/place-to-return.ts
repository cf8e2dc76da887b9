/** Addresses of pages that the service takes to come back to; from any other one, people come back to the inbox. */
const DESK_PAGE = /^\/desk(?:\/[A-Za-z0-9-]{1,64}){0,6}$/;

export const placeToReturn = (): string => (DESK_PAGE.test(location.pathname) ? location.pathname : '/desk');
