using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Migrations.Build;

/// <summary>The class that creates an assembly's revisions; the compiler writes it, nobody else should.</summary>
/// <remarks>Beside <see cref="RevisionRegistryAttribute"/>: most commands only read, and never load this class.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RevisionFactoryAttribute : Attribute
{
    /// <summary>Declares the class.</summary>
    /// <param name="factory">An <see cref="IRevisionFactory"/>.</param>
    public RevisionFactoryAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type factory) =>
        Factory = factory;

    /// <summary>An <see cref="IRevisionFactory"/>.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Factory { get; }
}
