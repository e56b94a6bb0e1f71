-- What tells a file of Newsmove from another application's ("NwMv"), and the trash, newest first.

PRAGMA application_id = 1316441462;

CREATE INDEX news_items_deleted ON news_items (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
CREATE INDEX price_notes_deleted ON price_notes (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
-- A story that goes for good looks for all notes about it, those in the trash too.
CREATE INDEX price_notes_about ON price_notes (news_id) WHERE news_id IS NOT NULL;
