namespace Migrations.Build;

/// <summary>A unique constraint: of a property's column, or, on a class, of the properties that it names together.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class UniqueAttribute : Attribute
{
    /// <summary>Makes a unique constraint.</summary>
    /// <param name="properties">On a class: the properties, in order. On a property: none.</param>
    public UniqueAttribute(params string[] properties) => Properties = properties;

    /// <summary>The properties, in order; empty on a property.</summary>
    public string[] Properties { get; }

    /// <summary>The constraint's name; null: the naming convention's.</summary>
    public string? Name { get; set; }
}
