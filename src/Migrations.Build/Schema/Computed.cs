namespace Migrations.Build;

/// <summary>The expression that a generated column is computed from.</summary>
/// <param name="Sql">The expression's SQL text.</param>
/// <remarks>https://www.sqlite.org/gencol.html, https://www.postgresql.org/docs/15/ddl-generated-columns.html</remarks>
public sealed record Computed(string Sql)
{
    /// <summary>True: stored with the row. False: computed when read. Null: not said, the database's default.</summary>
    public bool? Stored { get; init; }
}
