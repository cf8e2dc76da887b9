/** Ids sort by the time of their making: lists page along them. */
export { v7 as uuidv7 } from 'uuid';
