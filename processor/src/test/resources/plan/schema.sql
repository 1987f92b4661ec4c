DROP SCHEMA IF EXISTS plan_test CASCADE;
CREATE SCHEMA plan_test;
SET search_path = plan_test;

CREATE DOMAIN label AS text NOT NULL;
CREATE DOMAIN positive AS numeric CHECK (VALUE > 0);
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE FUNCTION nothing(int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

CREATE TABLE customer (
  id int PRIMARY KEY,
  name text NOT NULL,
  email text,
  mood mood NOT NULL DEFAULT 'glad',
  doc jsonb NOT NULL DEFAULT 'null',
  born timestamptz NOT NULL DEFAULT 'infinity',
  span int4range NOT NULL DEFAULT 'empty',
  path path NOT NULL DEFAULT '((0,0),(1,1))',
  twice int GENERATED ALWAYS AS (id * 2) STORED,
  price positive NOT NULL DEFAULT 1,
  tags text[] NOT NULL DEFAULT '{NULL}',
  "Odd ""Name""" int NOT NULL DEFAULT 1
);
INSERT INTO customer (id, name, email)
VALUES (1, 'Ada', 'ada@example.org'), (2, 'Bob', NULL), (3, 'Cy', NULL), (4, 'Di', 'di@example.org');

CREATE TABLE purchase (
  id int PRIMARY KEY,
  customer_id int REFERENCES customer,
  position int NOT NULL,
  amount numeric NOT NULL,
  note text,
  tag label,
  UNIQUE (customer_id, position)
);
INSERT INTO purchase VALUES
  (1, 1, 1, 10, NULL, 'a'), (2, 1, 2, 20, 'n', 'b'), (3, 2, 1, 5, NULL, 'c'), (4, NULL, 1, 7, 'm', 'd'),
  (5, NULL, 1, 8, NULL, 'e');

CREATE TABLE node (id int PRIMARY KEY, parent_id int REFERENCES node, name text NOT NULL);
INSERT INTO node VALUES (1, NULL, 'root'), (2, 1, 'a'), (3, 1, 'b'), (4, 2, 'c');

CREATE TABLE part (id int NOT NULL, kind int NOT NULL, value text, PRIMARY KEY (kind, id))
PARTITION BY LIST (kind);
CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1);
CREATE TABLE part_2 PARTITION OF part FOR VALUES IN (2);
INSERT INTO part VALUES (1, 1, 'x'), (1, 2, NULL), (2, 2, NULL);

CREATE TABLE base (id int PRIMARY KEY, size int);
CREATE TABLE derived (extra int NOT NULL) INHERITS (base);
INSERT INTO base VALUES (1, NULL);
INSERT INTO derived VALUES (1, 3, 4);

CREATE TABLE pair (a int, b int NOT NULL);
INSERT INTO pair VALUES (NULL, 1), (2, 2);

CREATE VIEW customer_purchase AS
SELECT c.id, c.name, p.amount, coalesce(p.note, '-') AS note, coalesce(p.amount, 0) AS due
FROM customer c LEFT JOIN purchase p ON p.customer_id = c.id;
CREATE VIEW customer_total AS
SELECT customer_id, count(*) AS purchases, sum(amount) AS total FROM purchase GROUP BY customer_id;
ANALYZE;
