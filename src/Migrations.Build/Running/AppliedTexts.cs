namespace Migrations.Build.Running;

/// <summary>Compares the texts of revisions with those that were applied, by the hashes that the log keeps.</summary>
internal sealed class AppliedTexts(MigrationEngineOptions options, RevisionCatalog catalog, DatabaseSession session)
{
    /// <summary>Tells of each applied revision that was edited since. A database without a log tells nothing.</summary>
    /// <exception cref="MigrationException">There is one, and the options ask for an error.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (LogTable.Of(options) is not { } log
            || await session.ReadHashesAsync(log, cancellationToken).ConfigureAwait(false) is not { Count: > 0 } hashes)
        {
            return;
        }

        foreach (var revision in catalog.Revisions)
        {
            if (hashes.TryGetValue(revision.Id, out var hash) && hash != revision.TextHash && revision.TextHash is { Length: > 0 })
            {
                Tell(revision);
            }
        }
    }

    private void Tell(Revision revision)
    {
        var sources = new SourceMap(options.SourceRoots, options.RevisionDirectory ?? options.Directory);
        var message = $"Revision {revision.Id} was edited after it was applied to {session.Description}: what stands there is by its old text, and other databases will get the new one. Give it back its old text, and put the change into a new revision.";
        if (options.RequireUnchangedRevisions)
        {
            throw new MigrationException(DiagnosticCodes.AppliedRevisionChanged, message, sources.Resolve(revision.Location));
        }

        options.Events?.Report(new MigrationWarning(
            DiagnosticCodes.AppliedRevisionChanged, message, sources.Resolve(revision.Location)));
    }
}
