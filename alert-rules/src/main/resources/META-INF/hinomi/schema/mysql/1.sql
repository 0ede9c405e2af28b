-- Hinomi's tables, version 1: MySQL and MariaDB. All times that end in _ms are milliseconds since 1970, by this database's clock.

-- Who may do what, and how often that changed hands. alive_at: when the holder last saved, by the holder's clock.
CREATE TABLE IF NOT EXISTS hinomi_lease (
  app VARCHAR(100) NOT NULL,
  name VARCHAR(200) NOT NULL,
  owner VARCHAR(200) NOT NULL,
  fence BIGINT NOT NULL,
  expires_ms BIGINT NOT NULL,
  alive_at VARCHAR(40),
  PRIMARY KEY (app, name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How each alert stands. scope: the lease under which it is written. id: a hash of rule_id and tags.
CREATE TABLE IF NOT EXISTS hinomi_state (
  app VARCHAR(100) NOT NULL,
  scope VARCHAR(200) NOT NULL,
  id CHAR(64) NOT NULL,
  rule_id MEDIUMTEXT NOT NULL,
  tags MEDIUMTEXT NOT NULL,
  watched MEDIUMTEXT NOT NULL,
  standing MEDIUMTEXT NOT NULL,
  fence BIGINT NOT NULL,
  saved_ms BIGINT NOT NULL,
  PRIMARY KEY (app, scope, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What happened that people may have to be told of. id: a hash of name, which nothing else ever has. taken_ms: when whoever tells
-- people has taken it in.
CREATE TABLE IF NOT EXISTS hinomi_owed (
  seq BIGINT NOT NULL AUTO_INCREMENT,
  app VARCHAR(100) NOT NULL,
  id CHAR(64) NOT NULL,
  name MEDIUMTEXT NOT NULL,
  body MEDIUMTEXT NOT NULL,
  added_ms BIGINT NOT NULL,
  taken_ms BIGINT,
  PRIMARY KEY (seq),
  UNIQUE KEY hinomi_owed_once (app, id),
  KEY hinomi_owed_waiting (app, taken_ms, seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How far each incident was told at each target. id: a hash of name.
CREATE TABLE IF NOT EXISTS hinomi_thread (
  app VARCHAR(100) NOT NULL,
  id CHAR(64) NOT NULL,
  name MEDIUMTEXT NOT NULL,
  body MEDIUMTEXT NOT NULL,
  fence BIGINT NOT NULL,
  saved_ms BIGINT NOT NULL,
  PRIMARY KEY (app, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Which versions were installed, and the oldest code that may still use each.
CREATE TABLE IF NOT EXISTS hinomi_schema (
  version INT NOT NULL,
  works_from INT NOT NULL,
  PRIMARY KEY (version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO hinomi_schema (version, works_from) VALUES (1, 1);
