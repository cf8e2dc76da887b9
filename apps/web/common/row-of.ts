import { createContext } from 'react';

/** The row of a list that something stands in: forms of the same title in other rows are others. */
export const RowOf = createContext<string>('');
