using System.Globalization;
using System.Text;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

internal sealed partial class PostgreSqlDialect
{
    /// <summary>
    /// Enum types first, then the table with its constraints, then what CREATE TABLE has no words for: indexes,
    /// comments, and constraints that are not valid yet. IF NOT EXISTS is about the table alone.
    /// </summary>
    private IEnumerable<SqlStatement> CreateTable(CreateTable create, DatabaseSchema schema)
    {
        var table = create.Table;
        var name = Quote(table.QualifiedName);
        foreach (var type in EnumsOf(table).Where(type => !schema.Enums.ContainsKey(type.QualifiedName)))
        {
            yield return CreateType(type) with { Reason = $"the type of a column of {table.QualifiedName}" };
        }

        yield return new SqlStatement(TableText(create));
        foreach (var constraint in table.Constraints.Where(constraint => IsAddedLater(constraint) || IsRepetition(table, constraint)))
        {
            yield return new SqlStatement($"ALTER TABLE {name} ADD {Constraint(constraint)}");
        }

        foreach (var index in table.Indexes)
        {
            yield return CreateIndex(new CreateIndex(table.QualifiedName, index));
        }

        if (table.Comment is { } comment)
        {
            yield return Comment("TABLE", name, comment);
        }

        foreach (var column in table.Columns.Where(column => column.Comment is not null))
        {
            yield return ColumnComment(table.QualifiedName, column.Name, column.Comment);
        }
    }

    private string TableText(CreateTable create)
    {
        var table = create.Table;
        var options = table.PostgreSql;
        var text = new StringBuilder("CREATE ");
        text.Append(create.Temporary is not null ? "TEMPORARY TABLE " : options?.Unlogged == true ? "UNLOGGED TABLE " : "TABLE ");
        text.Append(IfNotExists(create.IfNotExists)).Append(Quote(table.QualifiedName)).Append(" (");
        var parts = table.Columns.Select(Column)
            .Concat(table.Constraints.Where(constraint => !IsAddedLater(constraint) && !IsRepetition(table, constraint)).Select(Constraint));
        text.AppendJoin(',', parts.Select(part => $"\n    {part}"));
        text.Append(table.Elements.Count == 0 ? ")" : "\n)");
        if (options?.Inherits.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nINHERITS ({string.Join(", ", options.Inherits.Select(Quote))})");
        }

        Append(text, "\nPARTITION BY ", options?.PartitionBy);
        Append(text, "\nUSING ", options?.AccessMethod is { } method ? Quote(method) : null);
        if (options?.StorageParameters.Count > 0)
        {
            text.Append('\n').Append(With(options.StorageParameters));
        }

        Append(text, "\nON COMMIT ", OnCommit(create));
        Append(text, "\nTABLESPACE ", options?.Tablespace is { } space ? Quote(space) : null);
        return text.ToString();
    }

    /// <summary>What a commit does to a temporary table; null: nothing.</summary>
    private static string? OnCommit(CreateTable create)
    {
        if (create is { Temporary: not null, Table.Schema: { } schema })
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"The temporary table {create.Table.Name} cannot stand in schema {schema}: PostgreSQL gives temporary tables a schema of their own. Take Schema away.");
        }

        if (create is { Temporary: not null, Table.PostgreSql.Unlogged: true })
        {
            throw new MigrationException(
                DiagnosticCodes.InvalidOperation,
                $"The table {create.Table.Name} is Temporary and Unlogged. Take Unlogged away: no temporary table is written to the log.");
        }

        return create.Temporary switch
        {
            TemporaryTable.SessionWithoutRows => "DELETE ROWS",
            TemporaryTable.Transaction => "DROP",
            _ => null,
        };
    }

    /// <summary>CREATE TABLE takes NOT VALID and forgets it: https://www.postgresql.org/docs/15/sql-altertable.html.</summary>
    private static bool IsAddedLater(Constraint constraint) =>
        constraint is CheckConstraint { NotValid: true } or ForeignKeyConstraint { NotValid: true };

    /// <summary>
    /// CREATE TABLE leaves out a unique constraint of the same columns as a key before it, even if it has another name
    /// (parse_utilcmd.c, transformIndexConstraints); ALTER TABLE does not.
    /// </summary>
    private static bool IsRepetition(Table table, Constraint constraint) =>
        constraint is UniqueConstraint { Name: { } name } unique
        && table.Constraints.TakeWhile(before => !ReferenceEquals(before, constraint)).Any(before =>
            before.Name is { } other && other.Text != name.Text && before.Deferrability == unique.Deferrability
            && (before is PrimaryKeyConstraint key ? key.Columns.Equals(unique.Columns) && key.Include.Equals(unique.Include)
                : before is UniqueConstraint same && same.Columns.Equals(unique.Columns) && same.Include.Equals(unique.Include)
                    && same.NullsNotDistinct == unique.NullsNotDistinct));

    private static void Append(StringBuilder text, string word, string? value)
    {
        if (value is not null)
        {
            text.Append(word).Append(value);
        }
    }

    private static string With(ValueList<StorageParameter> parameters) =>
        $"WITH ({string.Join(", ", parameters.Select(parameter => $"{parameter.Name} = {ParameterValue(parameter.Value)}"))})";

    /// <summary>Words and numbers stand as they are; all else needs quotes.</summary>
    private static string ParameterValue(string value) =>
        value.StartsWith('\'') || (value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'))
            ? value
            : Text(value);
}
