using Migrations.Build.Schema;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

/// <summary>Statements that the server refuses inside a transaction block.</summary>
internal sealed partial class PostgreSqlDialect
{
    /// <inheritdoc/>
    public override bool RunsAlone(MigrationOperation operation) => operation switch
    {
        CreateIndex create => create.Concurrently,
        DropIndex drop => drop.Concurrently,
        ExecuteSql execute => MayRefuse(execute.Fragments) && ExecutedText.Split(execute.Fragments).Any(statement => Alone(statement) is not null),
        CustomOperation custom => custom.Sql(Name).SelectMany(text => ExecutedText.Split([new SqlFragment(text)])).Any(statement => Alone(statement) is not null),
        BatchAlterTable batch => batch.Operations.Any(RunsAlone),
        _ => false,
    };

    /// <summary>A look at the letters alone, so that the common statement is not read word by word.</summary>
    private static bool MayRefuse(IEnumerable<SqlFragment> fragments) => fragments.Any(fragment => !fragment.IsValue
        && Refusing.Any(word => fragment.Text!.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static readonly string[] Refusing = ["concurrently", "vacuum", "reindex", "database", "tablespace", "system"];

    private static SqlStatement WithAlone(SqlStatement statement) => MayRefuse(statement.Fragments) ? statement with { Alone = Alone(statement) } : statement;

    /// <summary>What refuses a transaction by its words; null: it does not, as far as they tell.</summary>
    private static LoneStatement? Alone(SqlStatement statement)
    {
        var words = SqlTokenizer.ReadMeaningful(statement.Text).Take(16).ToList();
        if (words.Count < 2)
        {
            return words is [var only] && only.Is("vacuum") ? new LoneStatement() : null;
        }

        var (first, second) = (words[0], words[1]);
        if (first.Is("vacuum") || (first.Is("alter") && second.Is("system")))
        {
            return new LoneStatement();
        }

        if (first.Is("create") || first.Is("drop"))
        {
            return second.Is("database") || second.Is("tablespace")
                ? new LoneStatement()
                : AloneIndex(words, second.Is("unique") ? 2 : 1, isDrop: first.Is("drop"));
        }

        var concurrently = words.Any(word => word.Is("concurrently"));
        return (first.Is("reindex") && (concurrently || second.Is("database") || second.Is("schema") || second.Is("system")))
            || (first.Is("alter") && concurrently && words.Any(word => word.Is("detach")))
                ? new LoneStatement()
                : null;
    }

    /// <summary>[CREATE [UNIQUE] | DROP] INDEX CONCURRENTLY [IF [NOT] EXISTS] name [ON [ONLY] [schema.]table].</summary>
    private static LoneStatement? AloneIndex(List<SqlToken> words, int at, bool isDrop)
    {
        if (at + 2 >= words.Count || !words[at].Is("index") || !words[at + 1].Is("concurrently"))
        {
            return null;
        }

        at += 2;
        var passesOver = words[at].Is("if");
        at += passesOver ? isDrop ? 2 : 3 : 0;
        if (at >= words.Count || words[at].Name is null || words[at].Is("on"))
        {
            return new LoneStatement();
        }

        if (isDrop)
        {
            return IndexGone(Dotted(words, at), passesOver);
        }

        var table = at + 2 < words.Count && words[at + 2].Is("only") ? at + 3 : at + 2;
        var schema = table + 1 < words.Count && words[table + 1].IsSymbol(".") ? words[table].Text + "." : "";
        return IndexBuilt(schema + words[at].Text, passesOver);
    }

    private static string Dotted(List<SqlToken> words, int at) => at + 2 < words.Count && words[at + 1].IsSymbol(".")
        ? $"{words[at].Text}.{words[at + 2].Text}"
        : words[at].Text;

    /// <summary>
    /// A build that is cut or fails leaves the index behind, invalid:
    /// https://www.postgresql.org/docs/15/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY.
    /// </summary>
    private static LoneStatement IndexBuilt(string name, bool passesOver) => new()
    {
        Outcome = $"SELECT CASE WHEN indisvalid AND indisready THEN 'done' ELSE 'broken' END FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass({Text(name)})",
        CleanUp = $"DROP INDEX CONCURRENTLY {name}",
        PassesOver = passesOver,
    };

    private static LoneStatement IndexGone(string name, bool passesOver) => new()
    {
        Outcome = $"SELECT CASE WHEN pg_catalog.to_regclass({Text(name)}) IS NULL THEN 'done' END",
        PassesOver = passesOver,
    };

    /// <summary>In a block also what only may refuse a transaction: procedures and anonymous blocks that commit.</summary>
    private static LoneStatement? AloneInBlock(SqlStatement statement)
    {
        string[] firstWords = ["call", "do", "reindex", "cluster", "discard"];
        var words = SqlTokenizer.ReadMeaningful(statement.Text).Take(2).ToList();
        var isSubscription = words.Count == 2 && (words[1].Is("subscription") || words[1].Is("database"));
        return isSubscription || (words.Count > 0 && firstWords.Any(words[0].Is)) ? new LoneStatement() : null;
    }
}
