namespace Migrations.Build.Host;

/// <summary>How the process ends. Part of the protocol.</summary>
internal static class HostExit
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed; the reason was reported as an error.</summary>
    public const int Failed = 1;

    /// <summary>Of a bundle's <c>pending</c>: there are revisions to apply.</summary>
    public const int Pending = 2;

    /// <summary>Cancelled: the line of life was cut; rolled back.</summary>
    public const int Cancelled = 3;

    /// <summary>The request could not be understood.</summary>
    public const int Misunderstood = 4;
}
