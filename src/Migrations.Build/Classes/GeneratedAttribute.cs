namespace Migrations.Build;

/// <summary>A column that the database computes from others.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GeneratedAttribute : Attribute
{
    /// <summary>Makes a generated column.</summary>
    /// <param name="sql">The expression's SQL text; it names columns, not properties.</param>
    public GeneratedAttribute(string sql) => Sql = sql;

    /// <summary>The expression's SQL text.</summary>
    public string Sql { get; }

    /// <summary>True: stored with the row, which is the default. False: computed when read.</summary>
    public bool Stored { get; set; } = true;
}
