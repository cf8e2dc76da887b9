/** The version in If-Match: `"3"` (also `3` and `W/"3"`); undefined where there is none. */
export function versionIn(ifMatch: string | undefined): number | undefined {
  const [, digits] = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(ifMatch ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}

export const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description:
    '所修改的是第几版，即读取时的版本号；从未保存过的填 "0" / the version that was changed, as it was read; "0" where nothing was saved yet',
  example: '"0"',
  schema: { type: 'string', pattern: '^(W/)?"?\\d{1,9}"?$' },
} as const;
