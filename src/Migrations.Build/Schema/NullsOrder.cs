namespace Migrations.Build;

/// <summary>Where NULLs stand in a sorted index.</summary>
public enum NullsOrder
{
    /// <summary>Where the database puts them: in PostgreSQL last when ascending, first when descending.</summary>
    Default,

    /// <summary>Before all values.</summary>
    First,

    /// <summary>Behind all values.</summary>
    Last,
}
