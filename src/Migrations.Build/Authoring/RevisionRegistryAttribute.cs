using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Migrations.Build;

/// <summary>The revisions of an assembly, in one table; the compiler writes it, nobody else should.</summary>
/// <remarks>One string, so that it can be read from the file's metadata without loading any code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RevisionRegistryAttribute : Attribute
{
    /// <summary>Declares the revisions of an assembly.</summary>
    /// <param name="factory">The class that creates them, an <see cref="IRevisionFactory"/>.</param>
    /// <param name="table">The table: its version in the first line, then one line for each revision.</param>
    public RevisionRegistryAttribute(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type factory,
        string table)
    {
        Factory = factory;
        Table = table;
    }

    /// <summary>The class that creates the revisions, an <see cref="IRevisionFactory"/>.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Factory { get; }

    /// <summary>The table: its version in the first line, then one line for each revision.</summary>
    public string Table { get; }
}
