-- matter_rows (0054) works past row-level security, within the sight the settings say: whoever may call it and set them reads every report. That is the program
-- alone, as of likes_sought (0055), and not every role that can connect to a served database.
revoke execute on function matter_rows(integer, uuid[]) from public;
grant execute on function matter_rows(integer, uuid[]) to aili_app;
