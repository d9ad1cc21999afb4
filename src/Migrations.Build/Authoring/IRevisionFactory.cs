using System.ComponentModel;

namespace Migrations.Build;

/// <summary>Creates an assembly's revisions by their place in its registry table; the compiler writes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRevisionFactory
{
    /// <summary>Creates the revision in the given row of the table.</summary>
    /// <param name="index">The row, counted from 0.</param>
    /// <returns>A new object of the revision's class.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or it is not a class that can be created
    /// (a row of a <c>.sql</c> revision).</exception>
    object Create(int index);
}
