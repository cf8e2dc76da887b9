/** What a person is looked for by, as migration 0072 indexes it; `of`: the alias of the row. */
export const accountWords = (of: string) => `(${of}.login || chr(10) || ${of}.display_name)`;
export const expertWords = (of: string) => `(${of}.name || chr(10) || ${of}.institution)`;

/** Does the text hold `:search`, in whatever case? */
export const holdsSearch = (text: string) => `strpos(lower(${text}), lower(:search)) > 0`;

/** The same along the index: that every pair of its characters is there finds the rows, of which the text itself is asked. */
export const findsSearch = (text: string) => `search_grams(${text}) @> search_grams(:search) AND ${holdsSearch(text)}`;
