namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>insert authors</summary>
[Revision("r23", "insert authors", DownRevision = "r22", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class InsertAuthorsC : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.BulkInsert("author_c", ["id", "name"], [.. Enumerable.Range(1, 400).Select(id => new object?[] { id, $"Author {id}" })]);
    }
}
