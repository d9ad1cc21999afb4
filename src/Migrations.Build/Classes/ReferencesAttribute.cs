namespace Migrations.Build;

/// <summary>A foreign key from this property's column to the primary key of another class, or what a navigation property lacks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute : Attribute
{
    /// <summary>On a navigation property: only what <see cref="OnDelete"/>, <see cref="OnUpdate"/> and <see cref="Name"/> say.</summary>
    public ReferencesAttribute()
    {
    }

    /// <summary>Refers to a class.</summary>
    /// <param name="type">A class of the model whose primary key has one column.</param>
    public ReferencesAttribute(Type type) => Type = type;

    /// <summary>The class referred to; null on a navigation property, whose type it is.</summary>
    public Type? Type { get; }

    /// <summary>What happens when the row referred to is deleted.</summary>
    public ReferentialAction OnDelete { get; set; }

    /// <summary>What happens when the key referred to changes.</summary>
    public ReferentialAction OnUpdate { get; set; }

    /// <summary>The constraint's name; null: the naming convention's.</summary>
    public string? Name { get; set; }
}
