using System.Diagnostics.CodeAnalysis;

namespace Migrations.Build;

/// <summary>The models of an assembly, written by the source generator: one attribute for all static properties of type <see cref="MetaData"/>.</summary>
/// <remarks>Not for use by hand.</remarks>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModelRegistryAttribute : Attribute
{
    /// <summary>Names the models.</summary>
    /// <param name="factory">An <see cref="IModelFactory"/> with a constructor without parameters.</param>
    /// <param name="names">The full names of the properties, in the factory's order.</param>
    public ModelRegistryAttribute(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type factory,
        params string[] names)
    {
        Factory = factory;
        Names = names;
    }

    /// <summary>An <see cref="IModelFactory"/> with a constructor without parameters.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Factory { get; }

    /// <summary>The full names of the properties (<c>Bookstore.BookstoreModel.MetaData</c>), in the factory's order.</summary>
    public string[] Names { get; }
}
