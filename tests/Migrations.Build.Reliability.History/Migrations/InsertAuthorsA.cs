namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>insert authors</summary>
[Revision("r03", "insert authors", DownRevision = "r02", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class InsertAuthorsA : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.BulkInsert("author_a", ["id", "name"], [.. Enumerable.Range(1, 400).Select(id => new object?[] { id, $"Author {id}" })]);
    }
}
