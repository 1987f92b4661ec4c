CREATE SCHEMA bytes
  CREATE TABLE document (name text PRIMARY KEY, content bytea);
