import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { featurePage, featurePages } from './feature-page.ts';

describe('the page of features', () => {
  it.each(['en', 'zh-CN'] as const)('in %s says what the catalogue says today', (language) => {
    const written = readFileSync(new URL(`../${featurePages[language]}`, import.meta.url), 'utf8');
    expect(written, 'write it anew with: node scripts/write-feature-pages.ts').toBe(featurePage(language));
  });
});
