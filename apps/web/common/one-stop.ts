import { createContext } from 'react';

/** Of all that is explained in a table, the id of the one that is a stop of the Tab key; null outside of tables, where each is. */
export const OneStop = createContext<string | null>(null);
