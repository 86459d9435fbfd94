-- Tables are STRICT, so a value always has its column's type. The checks hold
-- what cannot change without a new meaning: closed sets of words, signs, and
-- which fields go together. Bounds and open lists of words belong to model,
-- which checks them on every write and read; so they can grow without
-- rebuilding a table.
--
-- Days are civil dates as text, instants UTC nanoseconds since 1970. NULL is
-- none, of a text too. Durations are seconds, lengths micrometres, weights nanograms.
-- Activities, exercises, templates and linked sessions are not references: the
-- built-in ones are no rows, and a deleted session can come back by undo.

PRAGMA application_id = 0x4b6e6565; -- "Knee"; see migrate.go

CREATE TABLE meta (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL
) STRICT;
INSERT INTO meta (id, revision) VALUES (1, 0);

CREATE TABLE profile (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE TABLE sessions (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    kind     TEXT NOT NULL CHECK (kind IN ('lower', 'upper', 'full', 'cardio', 'mobility')),
    activity TEXT CHECK (activity <> '' AND kind = 'cardio' OR activity IS NULL AND kind <> 'cardio'),
    regions  INTEGER NOT NULL CHECK (regions BETWEEN 0 AND 255),
    title    TEXT NOT NULL CHECK (title <> ''),
    note     TEXT CHECK (note <> ''),
    template TEXT CHECK (template <> ''),

    date     TEXT CHECK (date IS strftime('%Y-%m-%d', date)), -- NULL: in the tray
    start    INTEGER CHECK (start IS NULL OR date IS NOT NULL),
    zone     TEXT CHECK (zone <> ''),
    part     TEXT CHECK (part IN ('am', 'pm')),
    position INTEGER NOT NULL CHECK (position >= 0),
    original TEXT CHECK (original IS strftime('%Y-%m-%d', original)),
    pinned   INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    status   TEXT NOT NULL CHECK (status IN ('planned', 'done', 'skipped', 'missed')),
    warmed_up INTEGER NOT NULL CHECK (warmed_up IN (0, 1)),

    plan_duration   INTEGER NOT NULL CHECK (plan_duration > 0),
    plan_distance   INTEGER NOT NULL CHECK (plan_distance >= 0),
    plan_ascent     INTEGER NOT NULL CHECK (plan_ascent >= 0),
    plan_descent    INTEGER NOT NULL CHECK (plan_descent >= 0),
    plan_rpe        INTEGER NOT NULL CHECK (plan_rpe >= 0),
    actual_duration INTEGER CHECK (actual_duration >= 0), -- all NULL if not done
    actual_distance INTEGER CHECK (actual_distance >= 0),
    actual_ascent   INTEGER CHECK (actual_ascent >= 0),
    actual_descent  INTEGER CHECK (actual_descent >= 0),
    actual_rpe      INTEGER CHECK (actual_rpe >= 0),

    CHECK (status = 'done'
        AND actual_duration IS NOT NULL AND actual_distance IS NOT NULL
        AND actual_ascent IS NOT NULL AND actual_descent IS NOT NULL AND actual_rpe IS NOT NULL
        OR status <> 'done'
        AND actual_duration IS NULL AND actual_distance IS NULL
        AND actual_ascent IS NULL AND actual_descent IS NULL AND actual_rpe IS NULL),
    CHECK (status = 'planned' OR date IS NOT NULL)
) STRICT;
CREATE INDEX sessions_by_day ON sessions (date, position, id);

CREATE TABLE prescriptions (
    session  TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    exercise TEXT NOT NULL CHECK (exercise <> ''),
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sets (
    session      TEXT NOT NULL,
    prescription INTEGER NOT NULL,
    done         INTEGER NOT NULL CHECK (done IN (0, 1)), -- 0: asked for, 1: done
    position     INTEGER NOT NULL CHECK (position >= 0),
    reps         INTEGER NOT NULL CHECK (reps >= 0),
    weight       INTEGER NOT NULL CHECK (weight >= 0),
    hold         INTEGER NOT NULL CHECK (hold >= 0),
    side         TEXT NOT NULL CHECK (side IN ('', 'left', 'right')),
    warm_up      INTEGER NOT NULL CHECK (warm_up IN (0, 1)),
    PRIMARY KEY (session, prescription, done, position),
    FOREIGN KEY (session, prescription) REFERENCES prescriptions (session, position) ON DELETE CASCADE,
    CHECK (reps > 0 OR hold > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    finding TEXT NOT NULL CHECK (finding <> ''),
    value   INTEGER NOT NULL,
    session TEXT CHECK (session <> ''),
    reason  TEXT NOT NULL CHECK (reason <> ''),
    at      INTEGER
) STRICT;

CREATE TABLE pain_entries (
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    at          INTEGER NOT NULL,
    zone        TEXT NOT NULL,
    side        TEXT NOT NULL CHECK (side IN ('left', 'right')),
    score       INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    quality     TEXT CHECK (quality <> ''),
    moment      TEXT CHECK (moment <> ''),
    site        TEXT CHECK (site <> ''),
    at_rest     INTEGER NOT NULL CHECK (at_rest IN (0, 1)),
    swelling    INTEGER NOT NULL CHECK (swelling >= 0),
    temperature INTEGER NOT NULL CHECK (temperature >= 0), -- tenths of a degree Celsius, 0: not taken
    session     TEXT CHECK (session <> ''),
    exercise    TEXT CHECK (exercise <> ''),
    note        TEXT CHECK (note <> '')
) STRICT;
CREATE INDEX pain_entries_by_time ON pain_entries (at, id);

CREATE TABLE pain_symptoms (
    entry    TEXT NOT NULL REFERENCES pain_entries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    symptom  TEXT NOT NULL CHECK (symptom <> ''),
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE red_flags (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    flag      TEXT NOT NULL CHECK (flag <> ''),
    side      TEXT NOT NULL CHECK (side IN ('', 'left', 'right')),
    opened    INTEGER NOT NULL,
    contacted INTEGER CHECK (contacted >= opened),
    closed    INTEGER CHECK (closed >= opened),
    cleared   INTEGER NOT NULL CHECK (cleared IN (0, 1)),
    CHECK (cleared = 0 OR closed IS NOT NULL)
) STRICT;

CREATE TABLE thermals (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    modality     TEXT NOT NULL CHECK (modality IN ('ice', 'heat')),
    side         TEXT NOT NULL CHECK (side IN ('left', 'right')),
    start        INTEGER NOT NULL,
    zone         TEXT NOT NULL,
    duration     INTEGER NOT NULL CHECK (duration >= 0),
    score_before INTEGER CHECK (score_before BETWEEN 0 AND 10), -- NULL: not asked
    score_after  INTEGER CHECK (score_after BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX thermals_by_time ON thermals (start, id);

CREATE TABLE ranges_of_motion (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    at      INTEGER NOT NULL,
    zone    TEXT NOT NULL,
    side    TEXT NOT NULL CHECK (side IN ('left', 'right')),
    measure TEXT NOT NULL CHECK (measure <> ''),
    value   INTEGER NOT NULL,
    note    TEXT CHECK (note <> '')
) STRICT;
CREATE INDEX ranges_of_motion_by_time ON ranges_of_motion (at, id);

CREATE TABLE routines (
    id    TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    title TEXT NOT NULL CHECK (title <> '')
) STRICT;

CREATE TABLE drills (
    routine  TEXT NOT NULL REFERENCES routines (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    exercise TEXT NOT NULL CHECK (exercise <> ''),
    work     INTEGER NOT NULL CHECK (work > 0),
    rest     INTEGER NOT NULL CHECK (rest >= 0),
    PRIMARY KEY (routine, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE exercises ( -- the person's own; the built-in ones are in the program
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name        TEXT NOT NULL CHECK (name <> ''),
    regions     INTEGER NOT NULL CHECK (regions BETWEEN 0 AND 255),
    body_weight INTEGER NOT NULL CHECK (body_weight IN (0, 1)),
    unilateral  INTEGER NOT NULL CHECK (unilateral IN (0, 1)),
    timed       INTEGER NOT NULL CHECK (timed IN (0, 1))
) STRICT;

CREATE TABLE exercise_tags (
    exercise TEXT NOT NULL REFERENCES exercises (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    tag      TEXT NOT NULL CHECK (tag <> ''),
    PRIMARY KEY (exercise, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
    id     INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again after a deletion
    at     INTEGER NOT NULL,
    label  TEXT NOT NULL CHECK (json_valid(label)),
    change TEXT NOT NULL CHECK (json_valid(change)),
    undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;
