-- What follows an agreement, read at scale: the disputes whose clocks still run, the agreements with money outstanding, counter-entries in the ledger, messages of a party struck off.

create index proceeding_after on proceeding (jurisdiction_id, owner_unit_id)
  where procedure = 'mediation' and (closed_at is null or next_rung_at is not null or overdue);
create index agreement_recorded on agreement (jurisdiction_id, proceeding_id) where state = 'recorded';

alter table performance_receipt add column corrects uuid;
alter table performance_receipt drop constraint performance_receipt_kind_check;
alter table performance_receipt add constraint performance_receipt_kind_check check (kind in ('received','waived','takenBack'));
alter table performance_receipt add constraint performance_receipt_corrects_check check ((kind = 'takenBack') = (corrects is not null));
alter table performance_receipt add foreign key (jurisdiction_id, corrects) references performance_receipt;
create unique index performance_receipt_corrected on performance_receipt (jurisdiction_id, corrects) where corrects is not null;
comment on column performance_receipt.corrects is 'The entry that this counter-entry takes back whole: both stay in the books, neither counts any more.';

alter table outside_message drop constraint outside_message_withheld_for_check;
alter table outside_message add constraint outside_message_withheld_for_check check (withheld_for in ('noNumber','declined','noGateway','struckOff'));
