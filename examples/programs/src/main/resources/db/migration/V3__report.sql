CREATE SCHEMA report
  CREATE TABLE sale (
    sold_at timestamp NOT NULL,
    shop text NOT NULL,
    amount numeric(8, 2) NOT NULL
  );
