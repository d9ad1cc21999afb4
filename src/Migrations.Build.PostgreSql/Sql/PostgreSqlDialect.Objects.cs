using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

internal sealed partial class PostgreSqlDialect
{
    private IEnumerable<SqlStatement> CreateEnum(CreateEnum create, DatabaseSchema schema)
    {
        var statement = CreateType(create.Type);
        if (!create.IfNotExists)
        {
            return [statement];
        }

        // CREATE TYPE has no IF NOT EXISTS.
        return schema.Enums.ContainsKey(create.Type.QualifiedName)
            ? []
            : [
                new SqlStatement(
                    $"""
                    DO $$
                    BEGIN
                        {statement.Text};
                    EXCEPTION WHEN duplicate_object THEN NULL;
                    END $$
                    """),
            ];
    }

    private SqlStatement CreateType(EnumType type) =>
        new($"CREATE TYPE {Quote(type.QualifiedName)} AS ENUM ({string.Join(", ", type.Values.Select(Text))})");

    /// <summary>
    /// Since version 12 this may stand in a transaction; a use of the new word in the same transaction is refused by
    /// the server: https://www.postgresql.org/docs/15/sql-altertype.html.
    /// </summary>
    private SqlStatement AddEnumValue(AddEnumValue add)
    {
        var place = (add.Before, add.After) switch
        {
            (null, null) => "",
            ({ } before, null) => $" BEFORE {Text(before)}",
            (null, { } after) => $" AFTER {Text(after)}",
            _ => throw new MigrationException(
                DiagnosticCodes.InvalidOperation,
                $"AddEnumValue of {add.Name} gives both Before and After. Give one of them."),
        };
        return new SqlStatement($"ALTER TYPE {Quote(add.Name)} ADD VALUE {IfNotExists(add.IfNotExists)}{Text(add.Value)}{place}");
    }

    private SqlStatement CreateSequence(CreateSequence create)
    {
        var sequence = create.Sequence;
        var type = sequence.Type is null ? "" : $" AS {TypeName(sequence.Type.WithoutSerial())}";
        var options = SequenceOptions(
            sequence.Start,
            sequence.Increment,
            sequence.MinValue,
            sequence.MaxValue,
            sequence.Cache,
            sequence.Cycle ? true : null);
        return new SqlStatement(
            $"CREATE SEQUENCE {IfNotExists(create.IfNotExists)}{Quote(sequence.QualifiedName)}{type}{string.Concat(options.Select(option => $" {option}"))}");
    }

    private SqlStatement CreateExtension(CreateExtension create) =>
        new(
            $"CREATE EXTENSION {IfNotExists(create.IfNotExists)}{Quote(create.Name)}"
            + (create.Schema is { } schema ? $" SCHEMA {Quote(schema)}" : "")
            + (create.Version is { } version ? $" VERSION {Text(version)}" : ""));
}
