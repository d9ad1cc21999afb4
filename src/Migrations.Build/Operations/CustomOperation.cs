namespace Migrations.Build;

/// <summary>An operation of the user's own: the one open leaf of the family.</summary>
public abstract record CustomOperation : MigrationOperation
{
    /// <summary>The statements that do it.</summary>
    /// <param name="dialect">The dialect's name: <c>Sqlite</c>, <c>PostgreSql</c>.</param>
    /// <returns>The statements, in order.</returns>
    public abstract ValueList<string> Sql(string dialect);

    /// <summary>The statements that undo it; null: it cannot be undone.</summary>
    /// <param name="dialect">The dialect's name.</param>
    /// <returns>The statements, in order.</returns>
    public virtual ValueList<string>? ReverseSql(string dialect) => null;

    /// <summary>The call as it stands in a revision file, such as <c>op.Invoke(new GrantRead("book"));</c>.</summary>
    public abstract string CSharp { get; }

    /// <summary>The schema after it: unless overridden, unchanged.</summary>
    /// <param name="schema">The schema before.</param>
    /// <returns>The schema after.</returns>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema) => schema;

    /// <inheritdoc/>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) => null;
}
