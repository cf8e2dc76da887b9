/** Where the browser keeps what somebody took along. */
export const CACHE = 'guohe.taken-along';
/** Stands among it while the server does not know who is here: then nothing of it is shown. */
export const SEALED = '/sealed';
