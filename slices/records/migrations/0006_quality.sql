-- What an import is worth, as it was judged when it came: counts, reasons, signs of editing, words that nobody knows. Of
-- its rows only keyed hashes, to tell which of them another import holds as well.
create table import_quality (
  import_id text primary key references import,
  tenant text not null,
  -- Imports of one series continue one another; a keyed hash.
  series text not null,
  quality jsonb not null,
  row_hashes text[] not null,
  -- Of a feed: the row that each hash is a version of, as in feed_row.
  row_keys text[],
  check (row_keys is null or cardinality(row_keys) = cardinality(row_hashes))
);
select make_tenant_table('import_quality', 'select, insert');

-- Words are counted by whoever reads the source, in its own words; those that it does not know stand apart. What was
-- counted before under the same column was the canonical direction or kind: it would make every word look new.
alter table intake_sample add column unknown_words jsonb not null default '{}';
alter table intake_sample alter column unknown_words drop default;
update intake_sample
   set words = (words - array['direction', 'kind', 'call-direction', 'file-direction', 'file-kind'])
     || case when words ? 'file-direction' then jsonb_build_object('direction', words -> 'file-direction') else '{}' end
     || case when words ? 'file-kind' then jsonb_build_object('kind', words -> 'file-kind') else '{}' end
 where words ?| array['direction', 'kind', 'call-direction', 'file-direction', 'file-kind'];
