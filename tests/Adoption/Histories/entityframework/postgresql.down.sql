START TRANSACTION;
DROP TABLE "Order";

DROP TABLE sales."Bill";

DROP SCHEMA sales;

DELETE FROM "__EFMigrationsHistory"
WHERE "MigrationId" = '20260301090000_AddOrders';

COMMIT;

START TRANSACTION;
DROP TABLE "Account";

DELETE FROM "__EFMigrationsHistory"
WHERE "MigrationId" = '20260110083000_InitialCreate';

COMMIT;

