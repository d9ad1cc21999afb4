using System.Security.Cryptography;

namespace Migrations.Build.Running;

/// <summary>Waits between two attempts at a revision, longer each time and by chance, until the time for locks is over.</summary>
/// <remarks>Chance keeps two runs that met from meeting again.</remarks>
internal sealed class Patience(LockRequest locking)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private long _since;
    private string? _revision;

    /// <summary>How often the revision was tried and failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>How long ago the first attempt failed.</summary>
    public TimeSpan Waited => locking.Clock.GetElapsedTime(_since);

    /// <summary>Counts a failed attempt.</summary>
    /// <returns>How long to wait before the next one; null: there is no time for another.</returns>
    public TimeSpan? Next(string revision)
    {
        if (_revision != revision)
        {
            _revision = revision;
            _since = locking.Clock.GetTimestamp();
            Attempts = 0;
        }

        var longest = FirstPause * Math.Pow(2, Math.Min(Attempts, 10));
        Attempts++;
        var pause = (longest < LongestPause ? longest : LongestPause) * (RandomNumberGenerator.GetInt32(1, 1001) / 1000.0);
        return Waited + pause < locking.Timeout ? pause : null;
    }
}
