namespace Migrations.Build;

/// <summary>
/// A new revision or a merge that would not fit: not a head, the same head twice, an unknown location.
/// </summary>
public sealed class RevisionRefusedException : MigrationException
{
    internal RevisionRefusedException(string message)
        : base(DiagnosticCodes.RevisionRefused, message)
    {
    }
}
