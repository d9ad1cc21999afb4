using System.Text;

namespace Migrations.Build.PostgreSql.Sql;

/// <summary>The key of the advisory lock that keeps runs out of each other's way.</summary>
internal static class LockKey
{
    /// <summary>"MIGB": which product's locks these are.</summary>
    public const int Class = 0x4D494742;

    /// <summary>Where FNV-1a begins, and what it multiplies by.</summary>
    public const uint Basis = 2166136261;
    public const uint Prime = 16777619;

    /// <summary>FNV-1a: stable between processes and versions, which string hashes of .NET are not.</summary>
    /// <param name="name">Schema and name of the version table.</param>
    public static int Of(string name)
    {
        var hash = Basis;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ octet) * Prime);
        }

        return unchecked((int)hash);
    }
}
