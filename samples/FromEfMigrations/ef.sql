CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "Account" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Account" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_Account_Name" ON "Account" ("Name");

INSERT INTO "Account" ("Id", "Name") VALUES (1, 'it''s a shop; really');

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20260110083000_InitialCreate', '10.0.0');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "Order" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Order" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Order_Account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Account" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Order_AccountId" ON "Order" ("AccountId");

INSERT INTO "Order" ("Id", "AccountId", "Note") VALUES (1, 1, 'BEGIN;
-- not a comment
COMMIT;');

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20260301090000_AddOrders', '10.0.0');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "ef_temp_Account" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Account" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NULL
);

INSERT INTO "ef_temp_Account" ("Id", "Name")
SELECT "Id", "Name"
FROM "Account";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Account";

ALTER TABLE "ef_temp_Account" RENAME TO "Account";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE UNIQUE INDEX "IX_Account_Name" ON "Account" ("Name");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20260302101500_NameMayBeNull', '10.0.0');

