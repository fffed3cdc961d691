-- A ledger of format 1 as its first program wrote it (SQLite): three loads and a judgement, one load taken back.
-- Kept so that every later program is tried on it; never to be changed.
CREATE TABLE setting (
  name VARCHAR NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('format','1');
INSERT INTO "setting" VALUES('ledger','753b2030-49c3-4cfb-ac3b-f89cf1d97e94');
INSERT INTO "setting" VALUES('kind','real');
INSERT INTO "setting" VALUES('data_date','2019-12-31');
CREATE TABLE load (
  id INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  sources TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded VARCHAR NOT NULL,
  read INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  merged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  added INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  builds_on TEXT NOT NULL,
  retracts INTEGER,
  snapshot VARCHAR(64) NOT NULL,
  PRIMARY KEY (id),
  CHECK (kind in ('load', 'retract', 'judge')),
  CHECK (read = accepted + merged + rejected)
);
INSERT INTO "load" VALUES(1,'load','s t','','2026-11-23T08:00:00+00:00',0,0,0,0,5,0,'',NULL,'5690efa1777274f982db4c2e2fe0b362015806a17bf18ddca4e3d50361e11a12');
INSERT INTO "load" VALUES(2,'load','s','','2026-11-23T08:00:00+00:00',2,1,0,1,1,1,'',NULL,'7ecb206b1b82ec372273fd9a70a7498d4e2964e2bdf1b794f1320d6941f8a634');
INSERT INTO "load" VALUES(3,'judge','','','2026-11-23T08:00:00+00:00',0,0,0,0,0,0,'',NULL,'18db7899e5eadde92cf7f9981422e2c0c4da478f79c415fa69757ac0f74e9f79');
INSERT INTO "load" VALUES(4,'retract','s','撤回第 2 次载入','2026-11-23T08:00:00+00:00',0,0,0,0,1,1,'',2,'f0a147d041da66ab8d5f482bd35c4c957808e94e37c3ec421d27425b17371357');
CREATE TABLE document (
  id INTEGER NOT NULL,
  load INTEGER NOT NULL,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(load) REFERENCES load (id)
);
INSERT INTO "document" VALUES(1,2,'s','企业.csv','0000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE input_row (
  load INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  document INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  outcome VARCHAR NOT NULL,
  issues TEXT NOT NULL,
  PRIMARY KEY (load, ordinal),
  CHECK (outcome in ('accepted', 'merged', 'rejected')),
  FOREIGN KEY(load) REFERENCES load (id),
  FOREIGN KEY(document) REFERENCES document (id)
);
INSERT INTO "input_row" VALUES(2,1,1,'',2,'accepted','');
INSERT INTO "input_row" VALUES(2,2,1,'',3,'rejected','[]');
CREATE TABLE judgement (
  id INTEGER NOT NULL,
  hash BLOB NOT NULL,
  subject TEXT NOT NULL,
  predicate TEXT NOT NULL,
  object TEXT NOT NULL,
  qualifiers TEXT NOT NULL,
  verdict VARCHAR NOT NULL,
  reason TEXT NOT NULL,
  role TEXT NOT NULL,
  date TEXT NOT NULL,
  load_in INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  load_out INTEGER,
  PRIMARY KEY (id),
  CHECK (verdict in ('same', 'different', 'confirmed', 'to_review', 'rejected')),
  FOREIGN KEY(load_in) REFERENCES load (id),
  FOREIGN KEY(origin) REFERENCES load (id),
  FOREIGN KEY(load_out) REFERENCES load (id)
);
INSERT INTO "judgement" VALUES(1,X'9A10582ECA67F1B20A83FBFDA37B9933','s:1','','t:1','','same','电话核实','招商一局','2020-01-02',3,3,NULL);
CREATE TABLE statement (
  id INTEGER NOT NULL,
  hash BLOB NOT NULL,
  source TEXT NOT NULL,
  subject TEXT NOT NULL,
  predicate TEXT NOT NULL,
  object TEXT NOT NULL,
  value TEXT NOT NULL,
  unit TEXT NOT NULL,
  qualifiers TEXT NOT NULL,
  cites TEXT NOT NULL,
  period TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  observed TEXT NOT NULL,
  original TEXT NOT NULL,
  locator TEXT NOT NULL,
  quote TEXT NOT NULL,
  method TEXT NOT NULL,
  confidence FLOAT NOT NULL,
  "row" INTEGER NOT NULL,
  load_in INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  load_out INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT object_or_value CHECK ((object = '') <> (value = '')),
  CONSTRAINT out_after_in CHECK (load_out is null or load_out > load_in),
  FOREIGN KEY(load_in) REFERENCES load (id),
  FOREIGN KEY(origin) REFERENCES load (id),
  FOREIGN KEY(load_out) REFERENCES load (id)
);
INSERT INTO "statement" VALUES(1,X'09CD685ABEF714C2227C501EDEB7ED39','s','s:1','a','','Enterprise','','','','','','','','','','','table',1.0,0,1,1,NULL);
INSERT INTO "statement" VALUES(2,X'BC72159A2684A26EF553DC1E4698C860','s','s:1','name','','甲','','','','','','','','','','','table',1.0,0,1,1,2);
INSERT INTO "statement" VALUES(3,X'358F0555C11ACE498F357B970668519B','t','t:1','a','','Enterprise','','','','','','','','','','','table',1.0,0,1,1,NULL);
INSERT INTO "statement" VALUES(4,X'6AAC188C87D23B828B77D5014EF940DC','t','t:1','name','','乙','','','','','','','','','','','table',1.0,0,1,1,NULL);
INSERT INTO "statement" VALUES(5,X'F01653CA4909B3FC505DCF58B52E6B4F','s','s:1','supplies','t:1','','','{"share":"0.1"}','','2019','','','','','','','table',1.0,0,1,1,NULL);
INSERT INTO "statement" VALUES(6,X'E4AC4663CA9519AC94EC8D8A875F5E8B','s','s:1','name','','丙','','','','','','','','丙 ','企业.csv#2','','table',1.0,1,2,2,4);
INSERT INTO "statement" VALUES(7,X'BC72159A2684A26EF553DC1E4698C860','s','s:1','name','','甲','','','','','','','','','','','table',1.0,0,4,1,NULL);
CREATE UNIQUE INDEX statement_open_hash ON statement (hash) WHERE load_out is null;
CREATE INDEX statement_load_out ON statement (load_out) WHERE load_out is not null;
CREATE INDEX statement_subject ON statement (subject);
CREATE INDEX statement_load_in ON statement (load_in);
