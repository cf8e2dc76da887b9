const LONGEST = 254;
/** The part before the @ without quotes and comments, a domain of at least two labels: what people have, not all that RFC 5322 allows. */
const SHAPE =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** One address and nothing else: no line break, no blank, no second recipient, no name. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && text.indexOf('@') <= 64 && SHAPE.test(text);
}
