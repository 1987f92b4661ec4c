CREATE SCHEMA bulk_load
  CREATE TABLE reading (
    id bigint PRIMARY KEY,
    place text NOT NULL,
    celsius numeric(4, 1) NOT NULL
  );
