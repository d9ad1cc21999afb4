using System.Globalization;
using CsCheck;

namespace Migrations.Build.Reliability.Tests;

/// <summary>Any text in the place of any property, in every command, by a real host: it works, or is an error with a code, and the database is at a revision.</summary>
[TestClass]
public sealed class AnyPropertyTests
{
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 40;

    private static readonly string[] Commands =
    [
        "upgrade", "downgrade", "current", "stamp", "ensure-version", "pending", "script", "history", "heads", "branches", "show", "revision", "merge", "check", "scaffold", "adopt", "remove",
    ];

    private static readonly string[] Properties =
    [
        "MigrateTo", "MigrateMessage", "MigrateRevisionId", "MigrateBranchLabel", "MigrateHead", "MigrateRevisions", "MigrateDependency", "MigrateFileTemplate", "MigrateDirectory",
        "MigrateVersionPath", "MigrateVersionTable", "MigrateVersionTableSchema", "MigrateLogTable", "MigrateTransaction", "MigrateLockTimeout", "MigrateCommandTimeout", "MigrateTableLockTimeout",
        "MigrateArgs", "MigrateOutputFormat", "MigrateVerbose", "MigrateTimeZone", "MigrateTruncateSlugLength", "MigrateCompareTo", "MigrateCompareType", "MigrateCompareServerDefault",
        "MigrateIncludeSchemas", "MigrateProvider", "MigrateConnectionString", "MigrateConnectionStringName", "MigrateConnectionStringVariable", "MigrateTargetMetaData", "MigrateEnvironmentType",
        "MigrateRange", "MigrateTag", "MigrateFrom", "MigrateScriptDirection", "MigratePurge", "MigrateSql", "MigrateSplice", "MigrateAutogenerate", "MigrateAdoptFrom", "MigrateIdempotent",
        "MigrateDryRun", "MigrateOutput", "MigrateCheckHeads", "MigrateIndicateCurrent", "MigrateResolveDependencies", "MigrateRevisionLanguage", "MigrateRequireUnchangedRevisions",
    ];

    /// <summary>An empty property is none to MSBuild. No slash, so that what is a path stays in the folder of the project.</summary>
    private static readonly string[] Parts =
    [
        "head", "base", "r05", "r30", "@", "+1", "-2", ":", " ", "|", ";", ",", "=", "'", "\"", "\\", "\n", "\t", "é", "💥", "%40", "%", "$(x)", "@(x)", "{rev}", "{", "--", "<x>", "true", "false", "0", "-1", "1.5",
        "99999999999", "Data Source=", "Host=127.0.0.1;Port=1", "Revisions", "text", "json", "All", "UTC", "DROP TABLE book_a", "]", "[", "\u202E", "\uFEFF", "x",
    ];

    [TestMethod]
    public async Task Any_text_in_any_property_works_or_is_an_error_with_a_code()
    {
        await using var subject = new SqliteSubject();
        await subject.UpgradeAsync("r05");
        var before = await File.ReadAllBytesAsync(subject.File);
        var text = Gen.Frequency(
            (4, Gen.Int[0, Parts.Length - 1].Select(part => Parts[part]).Array[1, 4].Select(string.Concat)),
            (1, Gen.String[1, 300].Select(any => "x" + any.Replace("/", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal))));
        var settings = Gen.Select(Gen.Int[0, Properties.Length - 1].Select(property => Properties[property]), text).Array[1, 5];

        await Gen.Select(Gen.Int[0, Commands.Length - 1].Select(command => Commands[command]), settings).SampleAsync(
            async (command, drawn) =>
            {
                await File.WriteAllBytesAsync(subject.File, before);
                var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["MigrateProvider"] = "Sqlite", ["MigrateConnectionString"] = subject.ConnectionString, ["MigrateTo"] = "r06" };
                foreach (var (property, value) in drawn)
                {
                    all[property] = value;
                }

                using var host = Application.StartHost(command, Path.Combine(Path.GetDirectoryName(subject.File)!, "App.csproj"), all);
                var (exit, output) = await Application.EndAsync(host);

                var errors = Application.Errors(output).ToList();
                Assert.AreEqual(errors.Count == 0 ? 0 : 1, exit, output);
                Assert.IsTrue(errors.TrueForAll(error => error.Contains("\"code\":\"MIG", StringComparison.Ordinal) && !error.Contains(DiagnosticCodes.UnexpectedException, StringComparison.Ordinal)), output);
                Assert.IsFalse(output.Contains("Unhandled exception", StringComparison.Ordinal), output);
            },
            iter: Count,
            threads: 1);
        await File.WriteAllBytesAsync(subject.File, before);
        await subject.UpgradeAsync();
    }
}
