using Migrations.Build;

namespace Guestbook.Migrations;

/// <summary>create entry table</summary>
[Revision("5d41402abc4b", "create entry table", CreateDate = "2026-11-25T10:00:00+00:00")]
public sealed class CreateEntryTable : Migration
{
    public override void Upgrade(MigrationOperations op) => op.CreateTable("entry",
    [
        new Column("id", SqlType.Integer) { PrimaryKey = true },
        new Column("name", SqlType.String(50)) { Nullable = false },
        new Column("text", SqlType.Text) { Nullable = false },
    ]);

    public override void Downgrade(MigrationOperations op) => op.DropTable("entry");
}
