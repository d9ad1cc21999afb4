using Migrations.Build;

namespace Notes.Migrations;

/// <summary>create note</summary>
[Revision("0f3a91c2d7e4", "create note", CreateDate = "2026-10-01T12:00:00+00:00")]
public sealed class CreateNote : Migration
{
    public override void Upgrade(MigrationOperations op) =>
        op.CreateTable("note",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("text", SqlType.Text) { Nullable = false },
            new Column("written_at", SqlType.DateTime) { Nullable = false, Default = SqlExpression.Sql("CURRENT_TIMESTAMP") },
        ]);

    public override void Downgrade(MigrationOperations op) => op.DropTable("note");
}
