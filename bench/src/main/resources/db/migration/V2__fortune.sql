CREATE TABLE fortune (id int PRIMARY KEY, message text NOT NULL);
