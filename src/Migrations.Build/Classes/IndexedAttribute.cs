namespace Migrations.Build;

/// <summary>An index: of a property's column, or, on a class, of the properties that it names.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class IndexedAttribute : Attribute
{
    /// <summary>Makes an index.</summary>
    /// <param name="properties">On a class: the properties, in order. On a property: none.</param>
    public IndexedAttribute(params string[] properties) => Properties = properties;

    /// <summary>The properties, in order; empty on a property.</summary>
    public string[] Properties { get; }

    /// <summary>The index's name; null: the naming convention's.</summary>
    public string? Name { get; set; }

    /// <summary>Whether no two rows may be equal in all of them.</summary>
    public bool IsUnique { get; set; }

    /// <summary>The properties among them whose greater values come first; empty: none.</summary>
    public string[] Descending { get; set; } = [];

    /// <summary>Properties whose columns are carried along; empty: none. PostgreSQL only.</summary>
    public string[] Include { get; set; } = [];

    /// <summary>Only rows that fulfil this SQL condition are in the index; null: all rows.</summary>
    public string? Where { get; set; }

    /// <summary>The access method (<c>gin</c>); null: <c>btree</c>. PostgreSQL only.</summary>
    public string? Method { get; set; }
}
