namespace Migrations.Build.Tasks;

/// <summary>What becomes of a warning.</summary>
internal enum WarningFate
{
    /// <summary>It stays a warning.</summary>
    Warning,

    /// <summary>It fails the build.</summary>
    Error,

    /// <summary>It is a message of low importance.</summary>
    Silent,
}
