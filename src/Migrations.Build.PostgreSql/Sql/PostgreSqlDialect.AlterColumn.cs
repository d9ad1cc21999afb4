using System.Globalization;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

internal sealed partial class PostgreSqlDialect
{
    /// <summary>
    /// One statement for each facet, in the order type, NOT NULL, default, comment, name. A default and an identity
    /// exclude each other, so what goes is taken away before what comes is set.
    /// </summary>
    private IEnumerable<SqlStatement> AlterColumn(AlterColumn alter, DatabaseSchema schema)
    {
        if (alter.Using is not null && !alter.Type.IsGiven)
        {
            throw new MigrationException(
                DiagnosticCodes.InvalidOperation,
                $"AlterColumn of {alter.Table}.{alter.Column} has Using without Type: the expression makes the values of a new type. Give the type too, or use op.Execute(\"UPDATE …\") to change values.");
        }

        var was = Was(alter, schema);
        var head = $"ALTER TABLE {Quote(alter.Table)} ALTER COLUMN {Quote(alter.Column)}";
        var statements = new List<string>();
        statements.AddRange(ChangeType(alter, was, head));
        if (alter.Nullable.IsGiven)
        {
            statements.Add($"{head} {(alter.Nullable.Value ? "DROP" : "SET")} NOT NULL");
        }

        if (alter.Identity is { IsGiven: true, Value: null } && !IsPlain(was))
        {
            statements.Add($"{head} DROP IDENTITY");
        }

        if (alter.Default.IsGiven)
        {
            statements.Add(alter.Default.Value is { } value
                ? $"{head} SET DEFAULT {Default(value, alter.Type.Or(was.Type.Or(SqlType.Text)))}"
                : $"{head} DROP DEFAULT");
        }

        if (alter.Identity is { IsGiven: true, Value: { } identity })
        {
            statements.AddRange(ChangeIdentity(head, identity, was));
        }

        foreach (var text in statements)
        {
            yield return new SqlStatement(text);
        }

        if (alter.Comment.IsGiven)
        {
            yield return ColumnComment(alter.Table, alter.Column, alter.Comment.Value);
        }

        if (alter.NewName.IsGiven && alter.NewName.Value != alter.Column)
        {
            yield return new SqlStatement($"ALTER TABLE {Quote(alter.Table)} RENAME COLUMN {Quote(alter.Column)} TO {Quote(alter.NewName.Value)}");
        }
    }

    /// <summary>What the author said of the column, completed by what the schema knows.</summary>
    private static ExistingColumn Was(AlterColumn alter, DatabaseSchema schema)
    {
        var said = alter.Existing;
        if (schema.Find(alter.Table)?.FindColumn(alter.Column) is not { } column)
        {
            return said;
        }

        var known = ExistingColumn.Of(column);
        return known with
        {
            Identity = said.Identity.IsGiven ? said.Identity : known.Identity,
            Collation = said.Collation.IsGiven ? said.Collation : known.Collation,
        };
    }

    private static bool NeedsColumn(AlterColumn alter) =>
        (alter.Identity is { IsGiven: true, Value: not null } && !alter.Existing.Identity.IsGiven)
        || (alter.Collation.IsGiven && !alter.Type.IsGiven && !alter.Existing.Type.IsGiven)
        || (alter.Type is { IsGiven: true, Value: var type }
            && ((IsCollatable(type) && !alter.Collation.IsGiven && !alter.Existing.Collation.IsGiven)
                || (IsInteger(type) && !alter.Existing.Type.IsGiven)));

    private static bool IsInteger(SqlType type) =>
        type.WithoutSerial().Kind is SqlTypeKind.SmallInteger or SqlTypeKind.Integer or SqlTypeKind.BigInteger;

    private static bool IsCollatable(SqlType type) => type.Kind == SqlTypeKind.Array
        ? IsCollatable(type.Element!)
        : type.Kind is SqlTypeKind.String or SqlTypeKind.Char or SqlTypeKind.Text or SqlTypeKind.Named;

    private static bool IsPlain(ExistingColumn was) => was.Identity is { IsGiven: true, Value: null };

    private IEnumerable<string> ChangeType(AlterColumn alter, ExistingColumn was, string head)
    {
        if (!alter.Type.IsGiven && !alter.Collation.IsGiven)
        {
            yield break;
        }

        if (!alter.Type.IsGiven && !was.Type.IsGiven)
        {
            throw new MigrationException(
                DiagnosticCodes.InvalidOperation,
                $"The collation of {alter.Table}.{alter.Column} cannot be changed without its type, which PostgreSQL wants repeated. Give Type, or Existing.Type.");
        }

        var type = alter.Type.Or(was.Type.Or(SqlType.Text));
        var wasSerial = was.Type.IsGiven && was.Type.Value.IsSerial;
        var isSerial = type.IsSerial;
        if ((wasSerial && !isSerial && alter.Type.IsGiven) || (alter.Using is not null && alter.Default.IsGiven))
        {
            // The old default may have no cast to the new type, and a serial's default goes with the serial.
            yield return $"{head} DROP DEFAULT";
        }

        if (wasSerial && !isSerial && alter.Type.IsGiven)
        {
            yield return DropOwnedSequence(alter.Table, alter.Column);
        }

        // A new type comes with its own default collation: one that the column had must be said again.
        var collation = alter.Collation.IsGiven
            ? alter.Collation.Value
            : was.Collation.IsGiven && IsCollatable(type) ? was.Collation.Value : null;
        yield return $"{head} TYPE {TypeName(type.WithoutSerial())}"
            + (collation is null ? "" : $" COLLATE {Collation(collation)}")
            + (alter.Using is null ? "" : $" USING {alter.Using}");
        if (isSerial && was.Type.IsGiven && !wasSerial)
        {
            foreach (var text in BecomeSerial(alter, type, head))
            {
                yield return text;
            }
        }
    }

    /// <summary>What SERIAL stands for: https://www.postgresql.org/docs/15/datatype-numeric.html#DATATYPE-SERIAL.</summary>
    private IEnumerable<string> BecomeSerial(AlterColumn alter, SqlType type, string head)
    {
        var sequence = Quote(alter.Table with { Name = $"{alter.Table.Name}_{alter.Column}_seq" });
        yield return $"CREATE SEQUENCE {sequence} AS {TypeName(type.WithoutSerial())} OWNED BY {Quote(alter.Table)}.{Quote(alter.Column)}";
        yield return $"SELECT setval({Text(sequence)}, coalesce(max({Quote(alter.Column)}), 0) + 1, false) FROM {Quote(alter.Table)}";
        yield return $"{head} SET DEFAULT nextval({Text(sequence)})";
        yield return $"{head} SET NOT NULL";
    }

    private string DropOwnedSequence(TableName table, string column) =>
        $"""
        DO $$
        BEGIN
            EXECUTE 'DROP SEQUENCE ' || pg_get_serial_sequence({Text(Quote(table))}, {Text(column)});
        END $$
        """;

    private static IEnumerable<string> ChangeIdentity(string head, Identity identity, ExistingColumn was)
    {
        if (IsPlain(was))
        {
            return [$"{head} ADD {Generated(identity)}"];
        }

        var old = was.Identity.IsGiven ? was.Identity.Value : null;
        var changes = new List<string>();
        if (old is null || old.IsAlways != identity.IsAlways)
        {
            changes.Add($"SET GENERATED {Mode(identity)}");
        }

        Set("INCREMENT BY", identity.Increment, old?.Increment, "INCREMENT BY 1");
        Set("MINVALUE", identity.MinValue, old?.MinValue, "NO MINVALUE");
        Set("MAXVALUE", identity.MaxValue, old?.MaxValue, "NO MAXVALUE");
        Set("START WITH", identity.Start, old?.Start, DefaultStart(identity));
        Set("CACHE", identity.Cache, old?.Cache, "CACHE 1");
        if (identity.Cycle == true || (old?.Cycle == true && identity.Cycle != true))
        {
            changes.Add(identity.Cycle == true ? "SET CYCLE" : "SET NO CYCLE");
        }

        return changes.Count == 0 ? [] : [$"{head} {string.Join(' ', changes)}"];

        void Set(string word, long? value, long? before, string standard)
        {
            if (value != before)
            {
                changes.Add(value is { } number ? string.Create(CultureInfo.InvariantCulture, $"SET {word} {number}") : $"SET {standard}");
            }
        }
    }

    private static string DefaultStart(Identity identity) => string.Create(
        CultureInfo.InvariantCulture,
        $"START WITH {(identity.Increment < 0 ? identity.MaxValue ?? -1 : identity.MinValue ?? 1)}");
}
