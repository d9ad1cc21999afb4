using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Migrations.Build;

/// <summary>Names a <see cref="MigrationEnvironment"/> of an assembly; the compiler writes one for each such class, nobody else should.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class MigrationEnvironmentAttribute : Attribute
{
    /// <summary>Names it.</summary>
    /// <param name="type">The class, with a constructor without parameters.</param>
    public MigrationEnvironmentAttribute(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.NonPublicConstructors)] Type type) =>
        Type = type;

    /// <summary>The class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.NonPublicConstructors)]
    public Type Type { get; }
}
