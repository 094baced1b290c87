-- Since when an edge tells nothing more: its end, or for what an application once named, the day it did. The statement that
-- forgets edges says the same words. A few rows a night are due, so they are found without reading the others.
create index edge_over on edge (tenant, least(ended_at, case when 'application' in (relation, holder_kind) then from_at end))
  where least(ended_at, case when 'application' in (relation, holder_kind) then from_at end) is not null;
