CREATE SCHEMA unfit
  CREATE VIEW nothing AS SELECT 1 AS count, 1 AS most
  CREATE VIEW number AS SELECT 'x' AS name
  CREATE VIEW missing AS SELECT 'x' AS name, 2 AS another
  CREATE VIEW once AS SELECT 'x' AS name
  CREATE VIEW twice AS SELECT 'y' AS other
  CREATE VIEW two AS SELECT 1 AS one
  CREATE TABLE inserted (number int NOT NULL);
