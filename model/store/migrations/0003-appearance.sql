-- The colours of the window are no part of a plan, to be undone, shared or
-- restored with it: the window keeps them.

UPDATE profile SET document = json_remove(document, '$.Appearance');
