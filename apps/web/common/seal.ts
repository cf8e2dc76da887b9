const NONCE_BYTES = 12;

let give: (keys: readonly CryptoKey[]) => void;
const keys = new Promise<readonly CryptoKey[]>((given) => (give = given));

/**
 * The keys of whoever is here, which this page alone holds: what a disk keeps says nothing once the person has gone. Where the browser
 * seals nothing, over an unprotected line, nothing is kept.
 */
export async function sealWith(base64: readonly string[]): Promise<void> {
  const imported = base64.map(async (key) => {
    const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
    return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  });
  give(await Promise.all(imported).catch(() => []));
}

const sealedAt = (place: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(place),
});

/** @param place where it is kept: elsewhere it does not open */
export async function seal(value: unknown, place: string): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const [key] = await keys;
  if (!key) throw new Error('there is no key to seal with');
  const sealed = new Uint8Array(await crypto.subtle.encrypt(sealedAt(place, nonce), key, text));
  const whole = new Uint8Array(NONCE_BYTES + sealed.length);
  whole.set(nonce);
  whole.set(sealed, NONCE_BYTES);
  return whole;
}

/** @returns undefined where none of the person's keys opens it */
export async function unsealed<T>(whole: Uint8Array<ArrayBuffer>, place: string): Promise<T | undefined> {
  const at = sealedAt(place, whole.slice(0, NONCE_BYTES));
  for (const key of await keys) {
    try {
      const text = await crypto.subtle.decrypt(at, key, whole.slice(NONCE_BYTES));
      return JSON.parse(new TextDecoder().decode(text)) as T;
    } catch {
      // Under another key, perhaps.
    }
  }
  return undefined;
}
