namespace Migrations.Build;

/// <summary>A condition that each row must not fail. It names columns, not properties.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class CheckAttribute : Attribute
{
    /// <summary>Makes a check.</summary>
    /// <param name="condition">The condition's SQL text.</param>
    public CheckAttribute(string condition) => Condition = condition;

    /// <summary>The condition's SQL text.</summary>
    public string Condition { get; }

    /// <summary>The check's name, which a naming convention may wrap; null: on a property its column's name, on a class none.</summary>
    public string? Name { get; set; }
}
