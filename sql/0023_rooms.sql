-- What is written in a mediation's room is no act of its procedure, and is seen by whoever sits there as soon as it is committed.
-- The announcement says only which proceeding: who may see it is asked where streams are told, and what was written is read by those who may.
create function announce_beside() returns trigger language plpgsql as $$
begin
  perform pg_notify('aili_beside', new.jurisdiction_id || ':' || new.proceeding_id);
  return null;
end $$;
comment on function announce_beside is 'Says beside which proceeding something was written; one announcement for each transaction and proceeding.';
create trigger sitting_row_announced after insert on sitting_row for each row execute function announce_beside();
create trigger sitting_announced after insert on sitting for each row execute function announce_beside();
