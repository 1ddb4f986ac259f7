-- A resend of a report is answered with its receipt and query code: only to whoever sent it. Everybody who may see the matter knows its
-- id and words, so those prove nothing; the token of the reporter's browser (header x-claim) does.
alter table matter add column claim_index bytea;
comment on column matter.claim_index is 'Keyed digest of the token the report was sent with; null when it came without one.';
