namespace Migrations.Build;

/// <summary>A row of the version table that moves from one revision to another.</summary>
/// <param name="From">The id that the row held.</param>
/// <param name="To">The id that the row holds afterwards.</param>
public sealed record RowUpdate(string From, string To) : RowChange
{
    /// <summary>The change as one line: <c>update id to id</c>.</summary>
    public override string ToString() => $"update {From} to {To}";
}
