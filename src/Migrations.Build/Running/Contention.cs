using System.Data.Common;

namespace Migrations.Build.Running;

/// <summary>Failures that come from meeting others, and may be gone the next time.</summary>
/// <remarks>https://www.postgresql.org/docs/15/errcodes-appendix.html, https://www.postgresql.org/docs/15/mvcc-serialization-failure-handling.html.</remarks>
internal static class Contention
{
    /// <summary>What was met, in words; null: the failure is of another kind, and would come again.</summary>
    public static string? Of(Exception failure) => StateOf(failure) switch
    {
        "55P03" => "a table it needs is locked by another session",
        "40P01" => "it and another session waited for each other",
        "40001" => "another session changed the same rows",
        _ => null,
    };

    private static string? StateOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is StatementFailedException { SqlState: { } state })
            {
                return state;
            }

            if (exception is DbException { SqlState: { } code })
            {
                return code;
            }
        }

        return null;
    }
}
