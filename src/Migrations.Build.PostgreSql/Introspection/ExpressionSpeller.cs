using System.Globalization;
using Migrations.Build.PostgreSql.Sql;
using Migrations.Build.Schema;
using Npgsql;

namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>Asks the server how it spells expressions: on temporary tables, in one batch that is rolled back.</summary>
/// <remarks>
/// Each expression is tried in a block of its own, so that one that the server refuses costs no answer of the others. A
/// temporary table hides the real one of its name, whose rows and locks are not touched; no default is executed.
/// </remarks>
internal sealed class ExpressionSpeller(NpgsqlConnection connection, DatabaseSchema model)
{
    private const string Answers = "migrations_build_answers";

    private readonly PostgreSqlDialect _dialect = PostgreSqlDialect.Instance;

    public async Task<IReadOnlyList<string?>> SpellAsync(IReadOnlyList<ExpressionQuestion> questions, CancellationToken cancellationToken)
    {
        var answers = new string?[questions.Count];
        var batch = new NpgsqlBatch(connection);
        await using var disposal = batch.ConfigureAwait(false);
        foreach (var statement in Statements(questions))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }

        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var end = transaction.ConfigureAwait(false);
        try
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var readerDisposal = reader.ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                answers[reader.GetInt32(0)] = reader.IsDBNull(1) ? null : reader.GetString(1);
            }
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return answers;
        }

        return answers;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Statements(IReadOnlyList<ExpressionQuestion> questions)
    {
        yield return $"CREATE TEMPORARY TABLE {Answers} (number integer, answer text) ON COMMIT DROP";
        foreach (var name in questions.Select(question => question.Table).DistinctBy(table => table.Name))
        {
            var columns = model.Find(name)!.Columns
                .Where(column => column.Computed is null)
                .Select(column => $"{_dialect.Quote(column.Name)} {TypeName(column.Type)}");
            yield return Tried($"CREATE TEMPORARY TABLE {_dialect.Quote(name.Name)} ({string.Join(", ", columns)}) ON COMMIT DROP");
        }

        for (var number = 0; number < questions.Count; number++)
        {
            yield return Tried(Question(questions[number], number));
        }

        yield return $"SELECT number, answer FROM {Answers}";
    }

    private string Question(ExpressionQuestion question, int number)
    {
        var table = $"pg_temp.{_dialect.Quote(question.Table.Name)}";
        var own = $"migrations_build_{Number(number)}";
        var regclass = $"{_dialect.Literal(table)}::regclass";
        var (make, ask) = question.Place switch
        {
            ExpressionPlace.Condition => (
                $"ALTER TABLE {table} ADD CONSTRAINT {own} CHECK ({question.Text})",
                $"SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conrelid = {regclass} AND conname = '{own}'"),
            ExpressionPlace.Value => (
                $"CREATE INDEX {own} ON {table} (({question.Text}))",
                $"SELECT pg_get_indexdef('pg_temp.{own}'::regclass, 1, false)"),
            ExpressionPlace.Computed => (
                $"ALTER TABLE {table} ADD COLUMN {own} {TypeName(TypeOf(question))} GENERATED ALWAYS AS ({question.Text}) STORED",
                ColumnText(regclass, own)),
            _ => (
                $"ALTER TABLE {table} ADD COLUMN {own} {TypeName(TypeOf(question))}; ALTER TABLE {table} ALTER COLUMN {own} SET DEFAULT {question.Text}",
                ColumnText(regclass, own)),
        };
        return $"{make}; INSERT INTO {Answers} SELECT {Number(number)}, ({ask})";
    }

    private static string ColumnText(string table, string column) =>
        $"SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = {table} AND a.attname = '{column}'";

    /// <summary>A statement, or several, that may fail alone.</summary>
    private string Tried(string sql) => $"DO {_dialect.Literal($"BEGIN {sql}; EXCEPTION WHEN OTHERS THEN NULL; END")}";

    private SqlType TypeOf(ExpressionQuestion question) => model.Find(question.Table)!.FindColumn(question.Column!)!.Type;

    /// <summary>A serial would make a sequence; what it counts with is an integer.</summary>
    private string TypeName(SqlType type) => _dialect.TypeName(type.Kind switch
    {
        SqlTypeKind.SmallSerial => SqlType.SmallInteger,
        SqlTypeKind.Serial => SqlType.Integer,
        SqlTypeKind.BigSerial => SqlType.BigInteger,
        _ => type,
    });
}
