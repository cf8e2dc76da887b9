import { PRODUCT } from '#domain/common/product.js';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { FailedReadings } from './failed-readings.js';
import { setLanguage, useLanguage, useSay } from './language.js';

/** The page of whoever is not signed in: one card, and the way to what is open to everybody. */
export function Door({ children }: { children: ReactNode }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>{say(PRODUCT)}</h1>
        <FailedReadings />
        {children}
        <p className="sign-in-foot">
          <a href="/">{say('公示与名录', 'Public notices and register')}</a>
          <Button
            type="link"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </p>
      </div>
    </main>
  );
}
