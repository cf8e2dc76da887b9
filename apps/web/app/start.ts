/**
 * Runs what the page has asked for, piece by piece in its order, the entry last; between two of them, whoever touches the page is
 * answered. Run all at once they would hold it up, as they would whenever the entry came first.
 */
async function start(): Promise<void> {
  // On a slow line scripts that are kept already come before the rest of the page, which they draw into.
  if (document.readyState === 'loading')
    await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed));
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')) {
    await import(/* @vite-ignore */ href);
    await new Promise((done) => setTimeout(done));
  }
}

/** The opening screen says that it is over: nobody waits for what does not come. */
function tellFailure(caught: unknown): void {
  console.error(caught);
  const told = document.createElement('p');
  told.textContent = '没有打开：页面的一部分没有加载成功。请确认网络正常后刷新。';
  const english = document.createElement('p');
  english.lang = 'en';
  english.textContent = 'Not opened: a part of the page did not load. Once there is a network, load it again.';
  const again = document.createElement('button');
  again.textContent = '刷新 · Load again';
  again.addEventListener('click', () => location.reload());
  document.querySelector('.opening [role="status"]')?.replaceChildren(told, english, again);
}

void start().catch(tellFailure);

export {};
