-- Where the borrower has to say yes at a bank before its account can be read; null when nothing waits for them.
alter table feed add column authorise_at text;
