using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Migrations.Build.Tests.PostgreSql;
using Migrations.Build.Tests.Programs;
using Npgsql;

namespace Migrations.Build.Reliability.Tests;

/// <summary>A run through PgBouncer: in transaction mode it is refused before anything is done; in session mode it works.</summary>
[TestClass]
public sealed class PoolerTests
{
    [TestMethod]
    public async Task In_transaction_mode_runs_are_refused_and_leave_no_lock()
    {
        await using var subject = await PostgreSqlSubject.CreateAsync();
        using var pooler = await Pooler.StartAsync("transaction");

        foreach (var end in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Application.EndAsync(Application.StartHost("PostgreSql", pooler.ConnectionString(subject))))))
        {
            Assert.AreEqual(1, end.Exit, end.Output);
            StringAssert.Contains(end.Output, DiagnosticCodes.LockNotHeld);
        }

        Assert.AreEqual(0L, await subject.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
        Assert.IsTrue(await subject.Database.ScalarAsync<bool>("SELECT to_regclass('migrations_version') IS NULL"));
        await subject.UpgradeAsync();
    }

    [TestMethod]
    public async Task In_session_mode_a_run_works()
    {
        await using var subject = await PostgreSqlSubject.CreateAsync();
        using var pooler = await Pooler.StartAsync("session");

        var end = await Application.EndAsync(Application.StartHost("PostgreSql", pooler.ConnectionString(subject)));

        Assert.AreEqual(0, end.Exit, end.Output);
        Assert.AreEqual("r30", await subject.Database.ScalarAsync<string>("SELECT version_num FROM migrations_version"));
    }

    private sealed class Pooler(Process process, string folder, int port) : IDisposable
    {
        public static async Task<Pooler> StartAsync(string mode)
        {
            var folder = Directory.CreateTempSubdirectory("migrations-build-pooler-").FullName;
            using (var chmod = Process.Start("chmod", ["755", folder]))
            {
                await chmod.WaitForExitAsync();
            }

            var server = new NpgsqlConnectionStringBuilder(PostgreSqlServer.Instance.ConnectionString("postgres"));
            var port = FreePort();
            var settings = Path.Combine(folder, "pgbouncer.ini");
            var users = Path.Combine(folder, "users.txt");
            await File.WriteAllTextAsync(users, $"\"{server.Username}\" \"{server.Password}\"\n");
            await File.WriteAllTextAsync(
                settings,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    [databases]
                    * = host=127.0.0.1 port={server.Port}
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = {port}
                    unix_socket_dir =
                    auth_type = trust
                    auth_file = {users}
                    pool_mode = {mode}
                    """));
            string[] user = Environment.IsPrivilegedProcess ? ["-u", "postgres"] : [];
            var process = InstalledProgram.Start(
                new ProcessStartInfo("pgbouncer", [.. user, settings]) { RedirectStandardError = true, UseShellExecute = false, Environment = { ["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin" } },
                "pgbouncer");
            while (await process.StandardError.ReadLineAsync() is { } line)
            {
                if (line.Contains("process up", StringComparison.Ordinal))
                {
                    _ = process.StandardError.ReadToEndAsync();
                    return new Pooler(process, folder, port);
                }
            }

            throw new InvalidOperationException("PgBouncer ended before it was ready.");
        }

        public string ConnectionString(PostgreSqlSubject subject) =>
            new NpgsqlConnectionStringBuilder(subject.ConnectionString) { Port = port }.ConnectionString;

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
