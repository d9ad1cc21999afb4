using System.Diagnostics;
using System.Globalization;
using Migrations.Build.BuildHarness;
using Migrations.Build.Tests.PostgreSql;
using Npgsql;

namespace Migrations.Build.Reliability.Tests;

/// <summary>A build is cut while a statement of its second revision runs: the database is at the first, and no process or session is left.</summary>
[TestClass]
public sealed class CancellationTests
{
    private const string Sleeping = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()";
    private const string Sessions = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'migrations.build%'";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static ShopProject _shop = null!;

    [ClassInitialize]
    public static async Task BuildAsync(TestContext context) => _shop = await ShopProject.BuildAsync();

    [ClassCleanup]
    public static void Clean() => _shop.Dispose();

    [TestMethod]
    [DataRow("Ctrl-C", "-INT", "MIG0042")]
    [DataRow("the build is terminated", "-TERM", "")]
    [DataRow("the build is killed", "-KILL", "")]
    [DataRow("the node that builds is killed", "-KILL", "")]
    [DataRow("the host is killed", "-KILL", "MIG0040")]
    public async Task A_cut_build_leaves_the_database_at_a_revision_and_nothing_behind(string what, string signal, string says)
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        var isNode = what.Contains("node", StringComparison.Ordinal);
        using var build = _shop.Start(
            "MigrateUpgrade",
            $"-p:MigrateTo=b2 -p:MigrateConnectionStringVariable={ShopProject.Variable}",
            (ShopProject.Variable, database.ConnectionString),
            ("MSBUILDNOINPROCNODE", isNode ? "1" : null));
        var end = Application.EndAsync(build);
        await WaitAsync(async () => await database.ScalarAsync<long>(Sleeping) == 1, () => end.IsCompleted ? end.Result.Output : null);
        var host = _shop.Processes("Migrations.Build.Host.dll").Single();

        Signal.Send(signal, what switch
        {
            "Ctrl-C" => -build.Id,
            "the host is killed" => host,
            _ when isNode => ParentOf(host),
            _ => build.Id,
        });

        var (_, output) = await end.WaitAsync(Patience);
        StringAssert.Contains(output, says);
        await WaitAsync(async () => await database.ScalarAsync<long>(Sessions) == 0, () => null);
        await WaitAsync(() => Task.FromResult(_shop.Processes("").Count == 0), () => null);
        Assert.AreEqual("a1", await database.ScalarAsync<string>("SELECT string_agg(version_num, ',') FROM migrations_version"));
        Assert.IsTrue(await database.ScalarAsync<bool>("SELECT to_regclass('half') IS NULL AND to_regclass('account') IS NOT NULL"));
        Assert.AreEqual(0L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
    }

    /// <summary>MSBuild stops the nodes and servers that are idle; the one that migrates goes on to its end.</summary>
    [TestMethod]
    [DataRow("MSBUILDNOINPROCNODE")]
    [DataRow("DOTNET_CLI_USE_MSBUILD_SERVER")]
    public async Task When_build_servers_are_shut_down_the_upgrade_goes_on_and_nothing_stays_behind(string what)
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await using var gate = await database.OpenAsync();
        await ExecuteAsync($"SELECT pg_advisory_lock({ShopProject.Gate})");

        // Salt keeps this build's node apart from those of other builds on the machine.
        var salt = database.Name + Guid.NewGuid().ToString("N");
        (string, string?)[] environment = [("MSBUILDDISABLENODEREUSE", "0"), (what, "1"), ("MSBUILDNODEHANDSHAKESALT", salt), (ShopProject.Variable, database.ConnectionString)];
        using var build = _shop.Start("MigrateUpgrade", $"-nodeReuse:true -p:MigrateTo=e5 -p:MigrateConnectionStringVariable={ShopProject.Variable}", environment);
        var end = Application.EndAsync(build);
        await WaitAsync(async () => await database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 1, () => end.IsCompleted ? end.Result.Output : null);

        await DotNetCommand.RunAsync(_shop.Folder, "build-server shutdown --msbuild", 0, environment);
        Assert.AreEqual("a1", await database.ScalarAsync<string>("SELECT string_agg(version_num, ',') FROM migrations_version"));
        await ExecuteAsync($"SELECT pg_advisory_unlock({ShopProject.Gate})");

        var (exit, output) = await end.WaitAsync(Patience);
        Assert.AreEqual(0, exit, output);
        Assert.AreEqual("e5", await database.ScalarAsync<string>("SELECT string_agg(version_num, ',') FROM migrations_version"));
        await DotNetCommand.RunAsync(_shop.Folder, "build-server shutdown --msbuild", 0, environment);
        await WaitAsync(() => Task.FromResult(!ProcessTable.All().Any(process => process.Environment.Contains(salt, StringComparison.Ordinal))), () => null);
        Assert.AreEqual(0L, await database.ScalarAsync<long>(Sessions));

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, gate);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static int ParentOf(int process) => int.Parse(
        File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).Single(line => line.StartsWith("PPid:", StringComparison.Ordinal))[5..],
        CultureInfo.InvariantCulture);

    private static async Task WaitAsync(Func<Task<bool>> isSo, Func<string?> hopeless)
    {
        for (var clock = Stopwatch.StartNew(); !await isSo(); await Task.Delay(50))
        {
            Assert.IsNull(hopeless());
            Assert.IsLessThan(Patience, clock.Elapsed);
        }
    }
}
