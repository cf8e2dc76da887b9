/**
 * stdnum's own check refuses two kinds of valid codes: those whose check character is 0 (one in 31), and those of
 * registrars that use letters (such as 'Y1' or 'N2'). So it only brings the code into its compact form here.
 */
// The folder alone: the package as a whole brings the numbers of ninety countries, three hundred files, into every process.
import { uscc } from 'stdnum/lib/cjs/cn/index.js';

/** Without blanks and hyphens, full-width characters narrowed, upper case; unchanged where that fails. */
export function compactUscc(code: string): string {
  try {
    return uscc.compact(code.normalize('NFKC')).toUpperCase();
  } catch {
    return code;
  }
}

export { checkCharacter, isUscc, isUsccShaped } from './uscc-form.js';
