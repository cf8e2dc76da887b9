/** Has it a sign that can be seen? Blanks, and signs that are not drawn, say nothing. */
export const isBlank = (text: string): boolean => !/[^\s\p{C}]/u.test(text);
