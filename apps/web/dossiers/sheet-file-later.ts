import { scriptMissing } from '../common/script-missing.js';

/** What reads and writes spreadsheets, with its libraries: asked for once somebody wants one. @throws {Refused} where it does not come */
export const readSheetFile = () =>
  import('./sheet-file.js').catch((caught: unknown) => {
    throw scriptMissing(caught);
  });
