namespace Migrations.Build;

/// <summary>A new row in the version table.</summary>
/// <param name="Revision">The id that the row holds.</param>
public sealed record RowInsert(string Revision) : RowChange
{
    /// <summary>The change as one line: <c>insert id</c>.</summary>
    public override string ToString() => $"insert {Revision}";
}
