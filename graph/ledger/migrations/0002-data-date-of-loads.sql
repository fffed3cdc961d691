-- A load knows up to which date the data speaks from it on.
-- unless load.data_date
-- (The last programs of format 1 made the column without a new number.)
alter table load add column data_date varchar default '' not null;
