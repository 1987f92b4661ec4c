CREATE SCHEMA transactional
  CREATE TABLE number (id int PRIMARY KEY, hits int NOT NULL DEFAULT 0);
