namespace Migrations.Build.Revisions;

/// <summary>Ids for revisions that were given none.</summary>
internal static class RevisionId
{
    private const int Length = 12;

    /// <summary>Twelve hexadecimal digits of a random unique identifier.</summary>
    /// <param name="unique">The identifier, a random one.</param>
    public static string Draw(Guid unique) => unique.ToString("N")[^Length..];
}
