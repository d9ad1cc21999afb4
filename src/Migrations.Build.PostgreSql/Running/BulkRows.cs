using System.Globalization;
using System.Text;
using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>Cuts the rows of a bulk insert into parts: a few rows become an INSERT, which costs no round trip; many a COPY.</summary>
/// <remarks>
/// COPY goes in its text form: the server reads each value by the column's own input function, so that no type must be
/// asked for beforehand, and JSON, enums, domains and arrays need no care. Rows are read once and never all kept.
/// https://www.postgresql.org/docs/15/sql-copy.html.
/// </remarks>
internal static class BulkRows
{
    /// <summary>As many rows are read ahead to find out whether there are many.</summary>
    private const int Few = 200;

    /// <summary>The protocol counts parameters in 16 bits: https://www.postgresql.org/docs/15/protocol-message-formats.html.</summary>
    private const int MaxParameters = 30_000;

    public static IEnumerable<Part> Parts(SqlStatement statement, IEnumerator<IReadOnlyList<object?>> rows)
    {
        var few = Math.Clamp(MaxParameters / Math.Max(1, statement.Rows!.Columns.Count), 1, Few);
        var ahead = new List<IReadOnlyList<object?>>();
        while (Next(statement, rows) is { } row)
        {
            ahead.Add(row);
            if (ahead.Count < few)
            {
                continue;
            }

            if (ahead.Exists(IsExpression))
            {
                yield return Insert(statement, ahead);
                ahead = [];
                continue;
            }

            // The copy takes rows on its own, and stops at one that it cannot take.
            var copy = new Part(statement, ahead, rows);
            yield return copy;
            ahead = copy.Left is { } left ? [left] : [];
        }

        if (ahead.Count > 0)
        {
            yield return Insert(statement, ahead);
        }
    }

    private static Part Insert(SqlStatement statement, List<IReadOnlyList<object?>> rows)
    {
        var fragments = new List<SqlFragment> { new($"{statement.Text} VALUES") };
        for (var row = 0; row < rows.Count; row++)
        {
            fragments.Add(new SqlFragment(row == 0 ? " (" : ", ("));
            for (var column = 0; column < rows[row].Count; column++)
            {
                if (column > 0)
                {
                    fragments.Add(new SqlFragment(", "));
                }

                fragments.Add(rows[row][column] switch
                {
                    SqlExpression { Text: { } text } => new SqlFragment(text),
                    SqlExpression literal => Value(statement, column, literal.Literal),
                    var value => Value(statement, column, value),
                });
            }

            fragments.Add(new SqlFragment(")"));
        }

        return new Part(statement with { Fragments = [.. fragments], Rows = null });
    }

    private static SqlFragment Value(SqlStatement statement, int column, object? value) =>
        SqlFragment.OfValue(PostgreSqlValue.Text(value, TypeOf(statement, column)));

    private static SqlType? TypeOf(SqlStatement statement, int column) =>
        statement.Rows!.Types is { } types && column < types.Count ? types[column] : null;

    private static bool IsExpression(IReadOnlyList<object?> row) => row.Any(value => value is SqlExpression { Text: not null });

    private static IReadOnlyList<object?>? Next(SqlStatement statement, IEnumerator<IReadOnlyList<object?>> rows)
    {
        if (!rows.MoveNext())
        {
            return null;
        }

        return rows.Current.Count == statement.Rows!.Columns.Count
            ? rows.Current
            : throw new MigrationException(
                DiagnosticCodes.InvalidOperation,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A row for {statement.Rows.Table} has {rows.Current.Count} values for {statement.Rows.Columns.Count} columns. Give each row one value for each column; null for none."));
    }

    /// <summary>Rows that go together: as an INSERT, or as a COPY that goes on until a row cannot be copied.</summary>
    internal sealed class Part
    {
        private readonly SqlStatement? _statement;
        private readonly List<IReadOnlyList<object?>> _ahead = [];
        private readonly IEnumerator<IReadOnlyList<object?>>? _rows;

        public Part(SqlStatement insert) => Insert = insert;

        public Part(SqlStatement statement, List<IReadOnlyList<object?>> ahead, IEnumerator<IReadOnlyList<object?>> rows)
        {
            _statement = statement;
            _ahead = ahead;
            _rows = rows;
            var dialect = PostgreSqlDialect.Instance;
            CopyCommand = $"COPY {dialect.Quote(statement.Rows!.Table)} ({string.Join(", ", statement.Rows.Columns.Select(dialect.Quote))}) FROM STDIN";
        }

        public SqlStatement? Insert { get; }

        public string? CopyCommand { get; }

        /// <summary>The row that ended a copy because an expression is in it; null: there are no more rows.</summary>
        public IReadOnlyList<object?>? Left { get; private set; }

        public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
        {
            const int Chunk = 32 * 1024;
            var text = new StringBuilder(Chunk + 1024);
            foreach (var row in _ahead)
            {
                Append(text, row);
            }

            while (Next(_statement!, _rows!) is { } row)
            {
                if (IsExpression(row))
                {
                    Left = row;
                    break;
                }

                Append(text, row);
                if (text.Length >= Chunk)
                {
                    await writer.WriteAsync(text, cancellationToken).ConfigureAwait(false);
                    text.Clear();
                }
            }

            await writer.WriteAsync(text, cancellationToken).ConfigureAwait(false);
        }

        private void Append(StringBuilder text, IReadOnlyList<object?> row)
        {
            for (var column = 0; column < row.Count; column++)
            {
                if (column > 0)
                {
                    text.Append('\t');
                }

                Append(text, PostgreSqlValue.Text(row[column], TypeOf(_statement!, column)));
            }

            text.Append('\n');
        }

        private static void Append(StringBuilder text, string? value)
        {
            if (value is null)
            {
                text.Append(@"\N");
                return;
            }

            if (value.AsSpan().IndexOfAny('\\', '\n', '\r') < 0 && !value.Contains('\t', StringComparison.Ordinal))
            {
                text.Append(value);
                return;
            }

            foreach (var c in value)
            {
                _ = c switch
                {
                    '\\' => text.Append(@"\\"),
                    '\n' => text.Append(@"\n"),
                    '\r' => text.Append(@"\r"),
                    '\t' => text.Append(@"\t"),
                    _ => text.Append(c),
                };
            }
        }
    }
}
