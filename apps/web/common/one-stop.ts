import { createContext } from 'react';

/** Of all that is explained in a table, the id of the one that is a stop of the Tab key; null outside of tables, where each is. */
export const OneStop = createContext<string | null>(null);

/** The same of the marks that can be set in the rows of a table. */
export const PickStop = createContext<string | null>(null);
