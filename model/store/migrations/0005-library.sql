-- What people add to the library of their own, and what they note about the
-- exercises, activities and templates that the program brings: those have a row
-- here under their own ID once something is noted.
ALTER TABLE exercises ADD COLUMN substitute TEXT CHECK (substitute <> '');
ALTER TABLE exercises ADD COLUMN figure TEXT CHECK (figure <> '');
ALTER TABLE exercises ADD COLUMN cues TEXT CHECK (cues <> '');
ALTER TABLE exercises ADD COLUMN left_flexion INTEGER NOT NULL DEFAULT 0 CHECK (left_flexion >= 0); -- degrees, 0: not noted
ALTER TABLE exercises ADD COLUMN left_note TEXT CHECK (left_note <> '');
ALTER TABLE exercises ADD COLUMN right_flexion INTEGER NOT NULL DEFAULT 0 CHECK (right_flexion >= 0);
ALTER TABLE exercises ADD COLUMN right_note TEXT CHECK (right_note <> '');

-- From here on there is a list of tags. No version let people write others.
DELETE FROM exercise_tags WHERE tag NOT IN ('strengthening', 'controlled-stretch', 'eccentric', 'range-of-motion');

CREATE TABLE activities (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name     TEXT NOT NULL CHECK (name <> ''),
    family   TEXT CHECK (family <> ''),
    impact   TEXT NOT NULL CHECK (impact IN ('high', 'medium', 'low')),
    mark     TEXT CHECK (mark <> ''),
    pace     INTEGER NOT NULL CHECK (pace IN (0, 1)),
    figure   TEXT CHECK (figure <> ''),
    archived INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE templates ( -- read and written as a whole
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;
