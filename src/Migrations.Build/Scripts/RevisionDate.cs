namespace Migrations.Build.Scripts;

/// <summary>The date that a new revision carries.</summary>
internal static class RevisionDate
{
    /// <summary>Now, in a time zone.</summary>
    /// <param name="clock">The clock, whose local zone counts when none is named.</param>
    /// <param name="zone">The zone's IANA name, in any case; null or blank: local time.</param>
    /// <exception cref="MigrationException">The machine knows no such zone.</exception>
    public static DateTimeOffset Now(TimeProvider clock, string? zone)
    {
        if (string.IsNullOrWhiteSpace(zone))
        {
            return clock.GetLocalNow();
        }

        string name = zone.Trim();
        foreach (string spelling in new[] { name, name.ToUpperInvariant() })
        {
            if (TimeZoneInfo.TryFindSystemTimeZoneById(spelling, out TimeZoneInfo? found))
            {
                return TimeZoneInfo.ConvertTime(clock.GetUtcNow(), found);
            }
        }

        throw new MigrationException(
            DiagnosticCodes.InvalidRevisionFileName,
            $"There is no time zone '{name}' on this machine. Set MigrateTimeZone to an IANA name such as "
            + "'Europe/Vienna' or 'UTC', "
            + "or leave it empty for local time.");
    }
}
