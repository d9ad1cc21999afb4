namespace Migrations.Build;

/// <summary>The default on the server: a literal, or SQL text.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ServerDefaultAttribute : Attribute
{
    /// <summary>A default in SQL: set <see cref="Sql"/>.</summary>
    public ServerDefaultAttribute()
    {
    }

    /// <summary>A literal, which the dialect writes.</summary>
    /// <param name="value">A string, boolean, number or member of the property's enum.</param>
    public ServerDefaultAttribute(object value) => Value = value;

    /// <summary>The literal; null when <see cref="Sql"/> counts.</summary>
    public object? Value { get; }

    /// <summary>The SQL text, such as <c>CURRENT_TIMESTAMP</c>; null: <see cref="Value"/> counts.</summary>
    public string? Sql { get; set; }
}
