import type { RecordFile } from '../record-files.ts';
import { notFoundPage } from './not-found.ts';
import type { Pages } from './site.ts';

/** What a person would get from carrier and wallet to give to a lender, as of the country's clock. */
export const filePages: Pages = (app, site) => {
  app.get('/files/:index{\\d+}/:kind{call-records|statement}', (c) => {
    const index = Number(c.req.param('index'));
    if (index >= site.world.options.people) return notFoundPage(c);
    const person = site.world.person(index);
    const now = site.clock.now();
    const file: RecordFile =
      c.req.param('kind') === 'statement' ? site.files.statement(person, now) : site.files.callRecords(person, now);
    return c.body(file.bytes, 200, {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    });
  });
};
