-- What training brings with it: repeated and skipped sessions, painkillers,
-- times of training less, timers, and weights to choose from.

ALTER TABLE sessions ADD COLUMN series TEXT CHECK (series <> '');
ALTER TABLE sessions ADD COLUMN reason TEXT CHECK (reason <> '');
ALTER TABLE sessions ADD COLUMN unplanned INTEGER NOT NULL DEFAULT 0 CHECK (unplanned IN (0, 1));
ALTER TABLE sessions ADD COLUMN further INTEGER NOT NULL DEFAULT 0 CHECK (further IN (0, 1));

ALTER TABLE prescriptions ADD COLUMN least INTEGER NOT NULL DEFAULT 0 CHECK (least >= 0);
ALTER TABLE prescriptions ADD COLUMN most INTEGER NOT NULL DEFAULT 0 CHECK (most >= 0);

ALTER TABLE exercises ADD COLUMN equipment TEXT CHECK (equipment <> '');
ALTER TABLE exercises ADD COLUMN step INTEGER NOT NULL DEFAULT 0 CHECK (step >= 0);
ALTER TABLE exercises ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1));

CREATE TABLE medications (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    at       INTEGER NOT NULL,
    zone     TEXT NOT NULL,
    medicine TEXT NOT NULL CHECK (medicine <> ''),
    topical  INTEGER NOT NULL CHECK (topical IN (0, 1)),
    checked  INTEGER CHECK (checked IN (0, 1)) -- NULL: not asked about this dose
) STRICT;
CREATE INDEX medications_by_time ON medications (at, id);

CREATE TABLE dial_backs (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    first    TEXT NOT NULL CHECK (first IS strftime('%Y-%m-%d', first)),
    last     TEXT NOT NULL CHECK (last IS strftime('%Y-%m-%d', last) AND last >= first),
    percent  INTEGER NOT NULL CHECK (percent > 0),
    reason   TEXT CHECK (reason <> ''),
    sessions TEXT NOT NULL CHECK (json_valid(sessions)) -- as they were, read and written as a whole
) STRICT;

CREATE TABLE timers (
    id    TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;
