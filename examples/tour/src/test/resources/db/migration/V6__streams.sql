CREATE SCHEMA streams
  CREATE TABLE stream_of (id int NOT NULL);
