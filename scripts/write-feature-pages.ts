// Writes docs/features.md and docs/features.zh-CN.md from the catalogue of features:
//   node scripts/write-feature-pages.ts
import { writeFileSync } from 'node:fs';
import { featurePage, featurePages } from './feature-page.ts';

for (const language of ['en', 'zh-CN'] as const) {
  writeFileSync(new URL(`../${featurePages[language]}`, import.meta.url), featurePage(language));
}
