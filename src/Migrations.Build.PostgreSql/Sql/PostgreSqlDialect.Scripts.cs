using System.Globalization;

namespace Migrations.Build.PostgreSql.Sql;

/// <summary>What stands around the statements of a script for the psql program.</summary>
internal sealed partial class PostgreSqlDialect
{
    public override string ScriptUsage => "Run it with: psql -X -v ON_ERROR_STOP=1 -f FILE (without ON_ERROR_STOP psql goes on behind an error).";

    public override IReadOnlyList<string> ScriptHeader { get; } =
        ["SET client_encoding = 'UTF8'", "SET standard_conforming_strings = on"];

    public override bool HasIdempotentScripts => true;

    /// <summary>The key of <see cref="LockKey"/>; where the default schema is asked for, the server does the hash.</summary>
    public override string ScriptLockKey(TableName versionTable)
    {
        if (versionTable.Schema is { } schema)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{LockKey.Class}, {LockKey.Of($"{schema}.{versionTable.Name}")}");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {LockKey.Class}, (WITH RECURSIVE name AS (SELECT convert_to(coalesce(current_schema(), '') || {Text($".{versionTable.Name}")}, 'UTF8') AS octets), hash AS (SELECT 0 AS at, {LockKey.Basis}::bigint AS value UNION ALL SELECT at + 1, ((value # get_byte(octets, at)) * {LockKey.Prime}) % 4294967296 FROM hash, name WHERE at < length(octets)) SELECT (CASE WHEN value > 2147483647 THEN value - 4294967296 ELSE value END)::integer FROM hash ORDER BY at DESC LIMIT 1)
            """);
    }
}
