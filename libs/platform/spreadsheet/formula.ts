/** A spreadsheet runs what begins so as a formula: a cell of CSV at once, one of a workbook when it is edited or passed on as CSV. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

export function runsAsFormula(text: string): boolean {
  return FORMULA.test(text);
}
