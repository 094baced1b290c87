import { describe, expect, it } from 'vitest';
import { readAntennas } from '../readers/antennas.ts';
import { readExactRecords } from './exact-records.ts';

const header = 'interaction,direction,correspondent_id,datetime,call_duration,antenna_id,latitude,longitude';

function read(rows: readonly string[], antennas?: string) {
  const table = antennas === undefined ? undefined : readAntennas(new TextEncoder().encode(antennas));
  const bytes = new TextEncoder().encode([header, ...rows].join('\n'));
  const file = readExactRecords(bytes, { zone: 'UTC', antennas: table?.ok ? table.value : undefined });
  if (!file.ok) throw new Error(file.error.reason);
  return file.value;
}

describe('a record file as bandicoot reads it', () => {
  it('counts a row once, and under every field that is wrong in it', () => {
    const { faults, records, rows, rejected } = read([
      'call,in, ,2013-12-12 01:23:45,0,1',
      'call,up,alice,2013-12-12 01:23:46,0,1',
      'visit,up,alice,2013-12-12 01:23:47,0,1',
      'call,in,,2013-12-12,,1',
      'gps,in,,2013-12-12 01:23:45,,',
    ]);
    expect(faults).toEqual({
      all: 4,
      interaction: 1,
      direction: 2,
      correspondent_id: 1,
      datetime: 1,
      call_duration: 1,
      location: 1,
    });
    // A blank is a name there.
    expect(records).toMatchObject([{ peer: ' ' }]);
    expect(records.length + rejected.length).toBe(rows);
  });

  it.each([
    ['137', 137],
    ['137.0', undefined],
    ['NA', undefined],
    ['', undefined],
    ['-5', -5],
  ])('takes a call of %j seconds as %j', (length, seconds) => {
    expect(read([`call,in,NA,2013-12-12 1:3:5,${length},1`]).records[0]?.seconds).toBe(seconds);
  });

  it.each(['2013/12/12 01:23:45', '2013-12-12T01:23:45', '2013-12-12 01:23', '2013-02-30 01:23:45'])(
    'leaves out a row of %s',
    (time) => {
      expect(read([`text,in,A,${time},,1`]).faults).toMatchObject({ all: 1, datetime: 1 });
    },
  );

  it('keeps an antenna and its own point together, until a table of antennas says where it is', () => {
    const row = 'text,in,A,2013-12-12 01:23:45,,7,10.5,20.5';
    const bare = 'text,in,A,2013-12-12 01:23:46,,,10.5,20.5';
    const places = (file: ReturnType<typeof read>) => file.records.map(({ place }) => place);
    expect(places(read([row, bare]))).toEqual([
      { id: '7', latitude: 10.5, longitude: 20.5 },
      { id: null, latitude: 10.5, longitude: 20.5 },
    ]);
    const table = 'antenna_id,latitude,longitude\n7,1,2\n';
    expect(places(read([row, bare], table))).toEqual([{ id: '7', latitude: 1, longitude: 2 }, null]);
  });

  it('stops at a file without one of its columns', () => {
    const bytes = new TextEncoder().encode('interaction,direction,datetime\ntext,in,2013-12-12 01:23:45\n');
    expect(readExactRecords(bytes, { zone: 'UTC' })).toMatchObject({ ok: false, error: { reason: 'missing-column' } });
  });
});
