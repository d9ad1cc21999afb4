namespace Migrations.Build;

/// <summary>
/// An id or a branch label that a target or a list of targets could not name, for it is empty, a word of the target
/// language, or holds one of its characters.
/// </summary>
public sealed class InvalidRevisionIdException : RevisionGraphException
{
    internal InvalidRevisionIdException(Revision revision, string name, bool isLabel, string reason)
        : base(
            DiagnosticCodes.InvalidRevisionId,
            $"{(isLabel ? $"The branch label '{name}' of revision '{revision.Id}'" : $"The revision id '{name}' ({Place(revision)})")} "
            + $"{reason}. Choose another one, of letters, digits and underscores.",
            revision) => Name = name;

    /// <summary>The id or label.</summary>
    public string Name { get; }
}
