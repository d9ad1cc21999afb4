namespace Migrations.Build.Reliability.History.Migrations;

/// <summary>insert authors</summary>
[Revision("r13", "insert authors", DownRevision = "r12", CreateDate = "2026-11-25T08:00:00+00:00")]
public sealed class InsertAuthorsB : Migration
{
    public override void Upgrade(MigrationOperations op)
    {
        op.BulkInsert("author_b", ["id", "name"], [.. Enumerable.Range(1, 400).Select(id => new object?[] { id, $"Author {id}" })]);
    }
}
