using Migrations.Build;

namespace Bookstore.Migrations;

/// <summary>sort authors by family name</summary>
/// <remarks>SQL alone cannot say which word of a name is the family's, so the rows are read and written here.</remarks>
[Revision("d4419bb07c85", "sort authors by family name", DownRevision = "58f6a9b20d4e", CreateDate = "2026-07-01T07:30:00+00:00")]
public sealed class SortAuthorsByFamilyName : AsyncMigration
{
    private static readonly string[] Particles = ["Le", "de", "van", "von"];

    public override async Task UpgradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken)
    {
        op.AddColumn("author", new Column("family_name", SqlType.String(100)));
        var authors = await op.QueryAsync(
            $"SELECT id, name FROM author ORDER BY id",
            row => (Id: row.GetInt32(0), Name: row.GetString(1)),
            cancellationToken);
        foreach (var (id, name) in authors)
        {
            op.Execute($"UPDATE author SET family_name = {FamilyName(name)} WHERE id = {id}");
        }
    }

    public override Task DowngradeAsync(AsyncMigrationOperations op, CancellationToken cancellationToken)
    {
        op.DropColumn("author", "family_name");
        return Task.CompletedTask;
    }

    private static string FamilyName(string name)
    {
        var words = name.Split(' ');
        return words.Length > 1 && Particles.Contains(words[^2]) ? $"{words[^2]} {words[^1]}" : words[^1];
    }
}
