/** What the page's policy lets add styles: given by the server with this page alone. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/**
 * Parts of the component library add a style without having been told the nonce (the lock of the page behind a dialog, the
 * measuring of scroll bars). Whoever can run scripts here is us: what they add gets the nonce.
 */
export function nonceForStyles(): void {
  const create = document.createElement.bind(document) as (
    name: string,
    options?: ElementCreationOptions,
  ) => HTMLElement;
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (name === 'style') element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
