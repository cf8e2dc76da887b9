import { PRODUCT } from '#domain/common/product.js';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { useContext, useDeferredValue, useEffect, useRef, useState } from 'react';
import { Refused } from '../api/client.js';
import { ProblemAlert, ReadingPage } from '../common/states.js';
import { FailedReadings } from './failed-readings.js';
import { setLanguage, useLanguage, useSay } from './language.js';
import { OPEN } from './open-pages.js';
import { usePageHead } from './page-head.js';
import { Permissions } from './permissions.js';
import { placesFor } from './places.js';
import { Session, signOut, usePerson } from './session.js';
import { StandingIn } from './standing-in.js';
import { setDark, useDark } from './theme.js';
import { UnderWay, useUnderWay } from './under-way.js';

/** The frame of every desk. */
export function Layout() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  usePageHead(useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname }));
  return (
    <>
      <UnderWay />
      {OPEN.test(path) ? (
        <Outlet />
      ) : (
        <Session>
          <Begun />
        </Session>
      )}
    </>
  );
}

/** The first drawing, which is the longest, is done in slices: a slow phone answers meanwhile. */
function Begun() {
  return useDeferredValue(true, false) ? (
    <Frame />
  ) : (
    <main>
      <ReadingPage />
    </main>
  );
}

function Frame() {
  const say = useSay();
  const language = useLanguage();
  const dark = useDark();
  const otherLook = dark ? say('浅色', 'Light') : say('深色', 'Dark');
  const person = usePerson();
  const permissions = useContext(Permissions);
  const [open, setOpen] = useState(false);
  const [stays, setStays] = useState<Refused | null>(null);
  const leave = async () => {
    setStays(null);
    try {
      await signOut();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setStays(error);
    }
  };
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const main = useRef<HTMLElement>(null);
  useEffect(() => setOpen(false), [path]);
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        {say('跳到正文', 'Skip to the content')}
      </a>
      <header className="top">
        <Button className="menu-button" aria-expanded={open} aria-controls="places" onClick={() => setOpen(!open)}>
          {say('菜单', 'Menu')}
        </Button>
        <Link to="/desk" className="brand">
          {say(PRODUCT)}
        </Link>
        <StandingIn />
        <Link to="/desk/account" className="who">
          {person.displayName}
        </Link>
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'English' : '中文'}
        </Button>
        <Button type="text" className="look-button" onClick={() => setDark(!dark)}>
          {otherLook}
        </Button>
        <Button type="text" onClick={() => void leave()}>
          {say('退出', 'Sign out')}
        </Button>
      </header>
      <nav id="places" className={open ? 'places open' : 'places'} aria-label={say('主菜单', 'Main menu')}>
        {placesFor(permissions).map(({ group, places }) => (
          <div key={group.en}>
            <p className="places-group">{say(group)}</p>
            <ul>
              {places.map(({ to, name }) => (
                <li key={to}>
                  <Link
                    to={to}
                    activeOptions={{ exact: to === '/desk' }}
                    activeProps={{ 'aria-current': 'page' }}
                    onClick={() => setOpen(false)}
                  >
                    {say(name)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div>
          <ul>
            <li className="look-in-menu">
              <Button type="text" onClick={() => setDark(!dark)}>
                {otherLook}
              </Button>
            </li>
            <li>
              <a href="/">{say('公示与名录（公开）', 'Public notices and register')}</a>
            </li>
          </ul>
        </div>
      </nav>
      <main id="main" ref={main} tabIndex={-1} aria-busy={useUnderWay()}>
        {stays && (
          <>
            <p role="alert">{say('尚未退出：', 'You are still signed in:')}</p>
            <ProblemAlert error={stays} onRetry={() => void leave()} />
          </>
        )}
        <FailedReadings />
        <Outlet />
      </main>
    </div>
  );
}
