using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>One change to a database, as a value: what an <c>op.</c> call records and what autogenerate finds.</summary>
/// <remarks>
/// A closed family, with <see cref="CustomOperation"/> as its one open leaf. Recorded operations are in canonical form:
/// no short forms of columns, names final.
/// </remarks>
public abstract record MigrationOperation
{
    private protected MigrationOperation()
    {
    }

    /// <summary>Where the operation was called; null when a tool made it. Equality does not look at it.</summary>
    public SourceLocation? Location => Origin.Location;

    /// <summary>Whether rows or values can be lost that no reverse brings back.</summary>
    public virtual bool LosesData => false;

    internal Origin Origin { get; init; }

    /// <summary>The schema after this operation. Pure and total: what the operation names and the schema lacks is passed over.</summary>
    /// <param name="schema">The schema before.</param>
    /// <returns>The schema after.</returns>
    public abstract DatabaseSchema ApplyTo(DatabaseSchema schema);

    /// <summary>What undoes this operation.</summary>
    /// <param name="before">The schema before this operation; a drop finds there what it dropped.</param>
    /// <returns>The operations to do, in order; null: it cannot be undone, or not from what is known.</returns>
    public abstract ValueList<MigrationOperation>? Reverse(DatabaseSchema before);

    /// <summary>The canonical form: one operation may become several.</summary>
    internal virtual IEnumerable<MigrationOperation> Resolve(TableResolver resolver) => [this];

    private protected IEnumerable<MigrationOperation> Here(params IEnumerable<MigrationOperation> operations) =>
        operations.Select(operation => operation with { Origin = Origin });
}
