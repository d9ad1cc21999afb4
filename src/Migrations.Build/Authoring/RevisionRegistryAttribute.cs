using System.ComponentModel;

namespace Migrations.Build;

/// <summary>The revisions of an assembly, in one table; the compiler writes it, nobody else should.</summary>
/// <remarks>One string, so that it can be read from the file's metadata without loading any code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RevisionRegistryAttribute : Attribute
{
    /// <summary>Declares the revisions of an assembly.</summary>
    /// <param name="table">The table: its version in the first line, then one line for each revision.</param>
    public RevisionRegistryAttribute(string table) => Table = table;

    /// <summary>The table: its version in the first line, then one line for each revision.</summary>
    public string Table { get; }
}
