namespace Migrations.Build;

/// <summary>
/// One change of the version table: <see cref="RowInsert"/>, <see cref="RowDelete"/> or <see cref="RowUpdate"/>.
/// Each concerns exactly one row; a statement that finds another number of rows met a concurrent run.
/// </summary>
public abstract record RowChange
{
    private protected RowChange()
    {
    }
}
