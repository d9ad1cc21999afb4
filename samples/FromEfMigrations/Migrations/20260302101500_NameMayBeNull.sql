-- revision: 20260302101500
-- message: NameMayBeNull
-- down: 20260301090000
-- created: 2026-03-02T10:15:00+00:00

-- upgrade
CREATE TABLE "ef_temp_Account" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Account" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NULL
);

INSERT INTO "ef_temp_Account" ("Id", "Name")
SELECT "Id", "Name"
FROM "Account";

PRAGMA foreign_keys = 0;

DROP TABLE "Account";

ALTER TABLE "ef_temp_Account" RENAME TO "Account";

PRAGMA foreign_keys = 1;

CREATE UNIQUE INDEX "IX_Account_Name" ON "Account" ("Name");
