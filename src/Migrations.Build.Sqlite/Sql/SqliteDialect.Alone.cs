using Migrations.Build.Schema;
using Migrations.Build.Sql;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>Statements that SQLite refuses, or does not heed, inside a transaction. Each may be run again.</summary>
internal sealed partial class SqliteDialect
{
    /// <inheritdoc/>
    public override bool RunsAlone(MigrationOperation operation) => operation switch
    {
        ExecuteSql execute => execute.Fragments is [{ Text: { } text }, ..] && Begins(text, "vacuum"),
        CustomOperation custom => custom.Sql(Name).Any(text => Begins(text, "vacuum")),
        _ => false,
    };

    internal static SqlStatement WithAlone(SqlStatement statement) => Begins(statement.Text, "vacuum")
        ? statement with { Alone = new LoneStatement() }
        : statement;

    /// <summary>In a block also the switches that have no effect within a transaction, and databases that come and go.</summary>
    internal static LoneStatement? AloneInBlock(SqlStatement statement) =>
        Begins(statement.Text, "vacuum", "pragma", "attach", "detach") ? new LoneStatement() : null;

    private static bool Begins(string text, params ReadOnlySpan<string> words)
    {
        var first = SqlTokenizer.ReadMeaningful(text).FirstOrDefault();
        foreach (var word in words)
        {
            if (first.Is(word))
            {
                return true;
            }
        }

        return false;
    }
}
