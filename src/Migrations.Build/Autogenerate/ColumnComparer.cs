using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>Compares the columns of a table that both sides have.</summary>
internal sealed class ColumnComparer(ComparisonContext context, Table database, Table model)
{
    private readonly TableName _table = model.QualifiedName;

    public IEnumerable<MigrationOperation> Compare()
    {
        foreach (var wanted in model.Columns)
        {
            if (Find(database, wanted.Name) is not { } found)
            {
                yield return new AddColumn(_table, wanted);
            }
            else if (!SameComputed(found, wanted))
            {
                // No database turns an ordinary column into a computed one or changes the expression everywhere.
                yield return new DropColumn(_table, found.Name);
                yield return new AddColumn(_table, wanted);
            }
            else if (Altered(found, wanted) is { } alter)
            {
                yield return alter;
            }
        }

        foreach (var found in database.Columns.Where(column => Find(model, column.Name) is null))
        {
            yield return new DropColumn(_table, found.Name);
        }
    }

    private Column? Find(Table table, string name) => table.Columns.FirstOrDefault(column => context.SameName(column.Name, name));

    private AlterColumn? Altered(Column found, Column wanted)
    {
        var unchanged = new AlterColumn(_table, found.Name);
        var pair = new ColumnPair(_table, found, wanted);
        var alter = unchanged with
        {
            Type = SameType(pair) && !BecomesSerial(found, wanted) ? default(Optional<SqlType>) : wanted.Type,
            Nullable = SameNullable(found, wanted) ? default(Optional<bool>) : IsNullable(model, wanted),
            Identity = SameIdentity(found, wanted) ? default(Optional<Identity?>) : wanted.Identity,
            Default = SameDefault(pair) ? default(Optional<SqlExpression?>) : wanted.Default,
            Collation = context.SameName(found.Collation, wanted.Collation) ? default(Optional<string?>) : wanted.Collation,
            Comment = !context.Has(SchemaFeatures.Comments) || found.Comment == wanted.Comment
                ? default(Optional<string?>)
                : wanted.Comment,
        };
        return alter == unchanged ? null : alter;
    }

    private bool SameType(ColumnPair pair) =>
        !context.Options.Types
        || (context.Options.TypesDiffer(pair) is { } differs ? !differs : context.Rules.SameType(pair.Database.Type, pair.Model.Type));

    /// <summary>A number that has nothing to count by; a serial that became a plain number in the model goes on counting.</summary>
    private bool BecomesSerial(Column found, Column wanted) =>
        context.Options.Types && wanted.Type.IsSerial && !found.Type.IsSerial && found.Identity is null && !Draws(found);

    /// <summary>Whether the column counts by a sequence that is not as that of a serial, which does the same work.</summary>
    private static bool Draws(Column found) => found.Default?.Text?.StartsWith("nextval(", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A computed column may only say it, and a serial that lost its NOT NULL is a serial.</summary>
    private bool SameNullable(Column found, Column wanted) =>
        IsNullable(database, found) == IsNullable(model, wanted)
        || (wanted.Computed is not null && wanted.Nullable)
        || (found.Type.IsSerial && wanted.Type.IsSerial);

    /// <summary>Identities and keys are never null whatever is said.</summary>
    private bool IsNullable(Table table, Column column) =>
        column.Nullable
        && !(context.Has(SchemaFeatures.Identity) && column.Identity is not null)
        && !(table.PrimaryKey is { } key && key.Columns.Any(name => context.SameName(name, column.Name)));

    private bool SameIdentity(Column found, Column wanted) =>
        !context.Options.Defaults
        || !context.Has(SchemaFeatures.Identity)
        || IdentityRules.Same(found.Identity, wanted.Identity, wanted.Type);

    private bool SameDefault(ColumnPair pair)
    {
        var (found, wanted) = (pair.Database, pair.Model);
        if (!context.Options.Defaults || wanted.Computed is not null || (wanted.Type.IsSerial && Draws(found)))
        {
            return true;
        }

        if (context.Options.DefaultsDiffer(pair) is { } differs)
        {
            return !differs;
        }

        var question = wanted.Default is { } value
            ? new ExpressionQuestion(_table, ExpressionPlace.Default, context.Rules.DefaultText(value, wanted.Type), wanted.Name)
            : null;
        return (found.Default is null && IsNull(question?.Text)) || context.SameExpression(found.Default is { } has ? context.Rules.DefaultText(has, found.Type) : null, question);
    }

    /// <summary>NULL is the default of a column without one, and PostgreSQL does not keep it.</summary>
    private static bool IsNull(string? text) => text?.Equals("null", StringComparison.OrdinalIgnoreCase) == true;

    private bool SameComputed(Column found, Column wanted) =>
        !context.Options.Defaults
        || (context.SameExpression(
                found.Computed?.Sql,
                wanted.Computed is { } computed
                    ? new ExpressionQuestion(_table, ExpressionPlace.Computed, computed.Sql, wanted.Name)
                    : null)
            && (found.Computed?.Stored is not { } stored || wanted.Computed?.Stored is not { } wish || stored == wish));
}
