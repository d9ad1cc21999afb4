using Migrations.Build.Schema;
using Migrations.Build.Sqlite.Sql;

namespace Migrations.Build.Sqlite.Schema;

/// <summary>SQLite's rules: names of any length, types compared by their text as the reference system does.</summary>
internal sealed class SqliteSchemaRules : ISchemaRules
{
    private SqliteSchemaRules()
    {
    }

    public static SqliteSchemaRules Instance { get; } = new();

    public int? MaxNameBytes => null;

    public SchemaFeatures Features => SchemaFeatures.None;

    public bool IgnoresCase => true;

    public string DefaultText(SqlExpression value, SqlType type) => SqliteDialect.Instance.Expression(value, type);

    /// <summary>
    /// First words equal or synonyms (NUMERIC, DECIMAL); further words and arguments differ only where both say
    /// equally many and say something else: <c>VARCHAR</c> fits <c>VARCHAR(5)</c>, <c>VARCHAR(5)</c> not <c>VARCHAR(6)</c>.
    /// </summary>
    public bool SameType(SqlType database, SqlType model) => database == model || SameParts(database, model);

    private static bool SameParts(SqlType database, SqlType model)
    {
        var (left, right) = (Parts.Of(database), Parts.Of(model));
        return left.First == right.First
            && (left.Words.Count != right.Words.Count || left.Words.SequenceEqual(right.Words))
            && (left.Arguments.Count != right.Arguments.Count || left.Arguments.SequenceEqual(right.Arguments));
    }

    private sealed record Parts(string First, List<string> Words, List<string> Arguments)
    {
        public static Parts Of(SqlType type)
        {
            var words = new List<string>();
            var arguments = new List<string>();
            var depth = 0;
            foreach (var token in SqlTokenizer.ReadMeaningful(SqliteDialect.Instance.TypeName(type)))
            {
                if (token.IsSymbol("(") || token.IsSymbol(")"))
                {
                    depth += token.IsSymbol("(") ? 1 : -1;
                }
                else if (!token.IsSymbol(","))
                {
                    (depth == 0 ? words : arguments).Add((token.Name ?? token.Text).ToLowerInvariant());
                }
            }

            var first = words.FirstOrDefault() ?? "";
            return new Parts(first == "decimal" ? "numeric" : first, [.. words.Skip(1)], arguments);
        }
    }
}
