namespace Migrations.Build;

/// <summary>A row that leaves the version table.</summary>
/// <param name="Revision">The id that the row held.</param>
public sealed record RowDelete(string Revision) : RowChange
{
    /// <summary>The change as one line: <c>delete id</c>.</summary>
    public override string ToString() => $"delete {Revision}";
}
