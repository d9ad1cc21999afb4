using System.Diagnostics;
using Migrations.Build.Operations;

namespace Migrations.Build;

/// <summary>Changes a column. What is not given stays as it is; null takes a default, comment or identity away.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Column">The column's present name.</param>
[DebuggerDisplay("ALTER TABLE {Table} ALTER COLUMN {Column}")]
public sealed record AlterColumn(TableName Table, string Column) : MigrationOperation
{
    /// <summary>The new type.</summary>
    public Optional<SqlType> Type { get; init; }

    /// <summary>Whether the column may hold NULL from now on.</summary>
    public Optional<bool> Nullable { get; init; }

    /// <summary>The new default; null: none.</summary>
    public Optional<SqlExpression?> Default { get; init; }

    /// <summary>How the column counts itself up from now on; null: no more.</summary>
    public Optional<Identity?> Identity { get; init; }

    /// <summary>The new collation; null: the type's default.</summary>
    public Optional<string?> Collation { get; init; }

    /// <summary>The new comment; null: none.</summary>
    public Optional<string?> Comment { get; init; }

    /// <summary>The new name.</summary>
    public Optional<string> NewName { get; init; }

    /// <summary>The expression that makes a new value from an old one when the type changes; null: the database's own cast. PostgreSQL only.</summary>
    public string? Using { get; init; }

    /// <summary>What the column was, as far as its author knew: for reversal and for databases that must repeat it.</summary>
    public ExistingColumn Existing { get; init; } = ExistingColumn.Unknown;

    /// <summary>A new type may cut or refuse old values.</summary>
    public override bool LosesData => Type.IsGiven;

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema)
    {
        var changed = schema.Change(Table, table => table with
        {
            Elements = [.. table.Elements.Select(element => element is Column column && column.Name == Column ? Change(column) : element)],
        });
        if (!NewName.IsGiven || NewName.Value == Column)
        {
            return changed;
        }

        changed = changed.Change(Table, table => table with
        {
            Elements = [.. table.Elements.Select(element => ColumnUse.Rename(element, Column, NewName.Value))],
        });
        return ForeignKeys.Redirect(changed, Table, key => key with
        {
            ReferredColumns = [.. key.ReferredColumns.Select(name => name == Column ? NewName.Value : name)],
        });
    }

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before)
    {
        var known = before.Find(Table)?.FindColumn(Column);
        var was = known is null ? Existing : ExistingColumn.Of(known);
        var reversible = (!Type.IsGiven || was.Type.IsGiven)
            && (!Nullable.IsGiven || was.Nullable.IsGiven)
            && (!Default.IsGiven || (was.Default.IsGiven && !LosesCounter(was.Type)))
            && (!Identity.IsGiven || was.Identity.IsGiven)
            && (!Collation.IsGiven || was.Collation.IsGiven)
            && (!Comment.IsGiven || was.Comment.IsGiven);
        var (nullable, @default) = TakesOver(was.Type) ? (was.Nullable, was.Default)
            : IsSerial(was.Type) && Type.IsGiven && was.Nullable is { IsGiven: true, Value: true } ? (true, default)
            : (default(Optional<bool>), default(Optional<SqlExpression?>));
        return !reversible
            ? null
            : [
                new AlterColumn(Table, NewName.Or(Column))
                {
                    Type = Type.IsGiven ? was.Type : default,
                    Nullable = Nullable.IsGiven ? was.Nullable : nullable,
                    Default = Default.IsGiven ? was.Default : @default,
                    Identity = Identity.IsGiven ? was.Identity : default,
                    Collation = Collation.IsGiven ? was.Collation : default,
                    Comment = Comment.IsGiven ? was.Comment : default,
                    NewName = NewName.IsGiven ? Column : default(Optional<string>),
                    Existing = new ExistingColumn
                    {
                        Type = Type.IsGiven ? Type : was.Type,
                        Nullable = Nullable.IsGiven ? Nullable : was.Nullable,
                        Default = Default.IsGiven ? Default : was.Default,
                        Identity = Identity.IsGiven ? Identity : was.Identity,
                        Collation = Collation.IsGiven ? Collation : was.Collation,
                        Comment = Comment.IsGiven ? Comment : was.Comment,
                    },
                },
            ];
    }

    /// <summary>Whether the column becomes a serial, which brings a default of its own and takes no NULL.</summary>
    private bool TakesOver(Optional<SqlType> was) => IsSerial(Type) && !IsSerial(was);

    /// <summary>Whether a serial keeps its type but not its default: then it is a plain number, beside a sequence that nobody draws from.</summary>
    private bool LosesCounter(Optional<SqlType> was) => Default.IsGiven && !Type.IsGiven && IsSerial(was);

    private static bool IsSerial(Optional<SqlType> type) => type is { IsGiven: true, Value.IsSerial: true };

    private Column Change(Column column) => column with
    {
        Type = LosesCounter(column.Type) ? column.Type.WithoutSerial() : Type.Or(column.Type),
        Nullable = Nullable.Or(column.Nullable && !TakesOver(column.Type)),
        Default = Default.Or(TakesOver(column.Type) ? null : column.Default),
        Identity = Identity.Or(column.Identity),
        Collation = Collation.Or(column.Collation),
        Comment = Comment.Or(column.Comment),
    };
}
