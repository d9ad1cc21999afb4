using System.Globalization;
using System.Text;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

internal sealed partial class PostgreSqlDialect
{
    /// <summary>A column as it stands in CREATE TABLE and ADD COLUMN.</summary>
    private string Column(Column column)
    {
        var text = new StringBuilder($"{Quote(column.Name)} {TypeName(column.Type)}");
        if (column.Collation is { } collation)
        {
            text.Append(" COLLATE ").Append(Collation(collation));
        }

        if (column.Default is { } value)
        {
            text.Append(" DEFAULT ").Append(WordOperators.Enclosed(Default(value, column.Type)));
        }

        if (column.Computed is { } computed)
        {
            // Versions before 18 know no other kind and want the word.
            text.Append(CultureInfo.InvariantCulture, $" GENERATED ALWAYS AS ({computed.Sql}) {(computed.Stored == false ? "VIRTUAL" : "STORED")}");
        }

        if (column.Identity is { } identity)
        {
            text.Append(' ').Append(Generated(identity));
        }

        return text.Append(column.Nullable ? "" : " NOT NULL").ToString();
    }

    private IEnumerable<SqlStatement> AddColumn(AddColumn add)
    {
        if (add.InsertBefore is not null || add.InsertAfter is not null)
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"The column {add.Column.Name} cannot be put at a place of its own in {add.Table}: PostgreSQL adds a column behind all others. Take InsertBefore and InsertAfter away.");
        }

        var text = new StringBuilder($"ALTER TABLE {Quote(add.Table)} ADD COLUMN {IfNotExists(add.IfNotExists)}{Column(add.Column)}");
        foreach (var constraint in add.InlineConstraints())
        {
            text.Append(' ').Append(constraint is ForeignKeyConstraint key ? References(key) : "PRIMARY KEY");
        }

        yield return new SqlStatement(text.ToString());
        if (add.Column.Comment is { } comment)
        {
            yield return ColumnComment(add.Table, add.Column.Name, comment);
        }
    }

    private SqlStatement ColumnComment(TableName table, string column, string? comment) =>
        Comment("COLUMN", $"{Quote(table)}.{Quote(column)}", comment);

    /// <summary>A default stands alone behind its word, so an expression of more than one term needs no parentheses.</summary>
    private string Default(SqlExpression value, SqlType? type) => Expression(value, type);

    /// <summary>A collation may have its schema before it: <c>pg_catalog.C</c> is written <c>"C"</c>.</summary>
    private string Collation(string name) => Quote(name);

    private static string Generated(Identity identity)
    {
        var options = SequenceOptions(
            identity.Start, identity.Increment, identity.MinValue, identity.MaxValue, identity.Cache, identity.Cycle);
        return $"GENERATED {Mode(identity)} AS IDENTITY{(options.Count == 0 ? "" : $" ({string.Join(' ', options)})")}";
    }

    private static string Mode(Identity identity) => identity.IsAlways ? "ALWAYS" : "BY DEFAULT";

    private static List<string> SequenceOptions(
        long? start, long? increment, long? minValue, long? maxValue, long? cache, bool? cycle)
    {
        var options = new List<string>();
        Add("START WITH", start);
        Add("INCREMENT BY", increment);
        Add("MINVALUE", minValue);
        Add("MAXVALUE", maxValue);
        Add("CACHE", cache);
        if (cycle is { } cycles)
        {
            options.Add(cycles ? "CYCLE" : "NO CYCLE");
        }

        return options;

        void Add(string word, long? value)
        {
            if (value is { } number)
            {
                options.Add(string.Create(CultureInfo.InvariantCulture, $"{word} {number}"));
            }
        }
    }
}
