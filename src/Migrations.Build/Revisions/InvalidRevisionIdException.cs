namespace Migrations.Build;

/// <summary>
/// An id or a branch label that a target could not name, for it holds a character of the target language.
/// </summary>
public sealed class InvalidRevisionIdException : RevisionGraphException
{
    internal InvalidRevisionIdException(Revision revision, string name, bool isLabel, string found)
        : base(
            DiagnosticCodes.InvalidRevisionId,
            name.Length == 0
                ? $"A revision ({Place(revision)}) has an empty {(isLabel ? "branch label" : "id")}. Give it one."
                : $"{(isLabel ? "Branch label" : "Revision id")} '{name}' holds '{found}'. In a target such as 'billing@head', "
                + "'ae10+2' or 'ae10:head' the characters @ - + : have a meaning of their own: "
                + "use letters, digits and underscores.",
            revision) => Name = name;

    /// <summary>The id or label.</summary>
    public string Name { get; }
}
