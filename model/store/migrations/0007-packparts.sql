-- Packs in parts that lie within one page of the file. SQLite copies a value
-- that needs more pages into memory that its Go port asks of the system and
-- gives back each time, which took longer than reading it.

DROP TABLE packs;
CREATE TABLE packs (
    kind TEXT NOT NULL CHECK (kind IN ('sessions', 'pain')),
    span INTEGER NOT NULL, -- as in 0006
    part INTEGER NOT NULL, -- from 0
    data BLOB NOT NULL,
    PRIMARY KEY (kind, span, part)
) STRICT;
