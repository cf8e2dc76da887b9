/** What is open before anybody is signed in: the links in mails, the way back from the directory, and registration. */
export const OPEN = /^\/desk\/(invitations|password|register|single-sign-on)$/;
